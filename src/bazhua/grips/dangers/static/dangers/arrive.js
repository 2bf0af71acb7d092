"use strict";
// Where the phone is goes with the arrival, when its person lets it.
navigator.geolocation?.getCurrentPosition(({ coords }) => {
  for (const form of document.querySelectorAll("form.arrive")) {
    form.elements.longitude.value = coords.longitude.toFixed(6);
    form.elements.latitude.value = coords.latitude.toFixed(6);
  }
}, () => {}, { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 });
