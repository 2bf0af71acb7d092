"use strict";
// The code of a one-time link stands behind the #, which no server and no log ever sees:
// put it into the form, take it out of the address, send the form.
const code = decodeURIComponent(location.hash.slice(1));
if (code) {
  history.replaceState(null, "", location.pathname + location.search);
  const field = document.querySelector("form.form-page input[name=code]");
  field.value = code;
  field.form.submit();
}
