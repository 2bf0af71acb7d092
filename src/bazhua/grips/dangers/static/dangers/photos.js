"use strict";
// Photos are made small on the phone before they wait: a few hundred kilobytes instead of megabytes.
const photos = (() => {
  const LONGEST_SIDE = 1600;
  const QUALITY = 0.8;
  const THUMB = 96;

  function drawn(picture, longest) {
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  const encoded = (canvas) => new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));

  return {
    // What this browser cannot draw is sent as it is; the server says whether it takes it.
    async taken(file) {
      let blob = file;
      let thumb = null;
      try {
        const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
        thumb = drawn(picture, THUMB);
        const small = await encoded(drawn(picture, LONGEST_SIDE));
        if (small && small.size < file.size) blob = small;
        picture.close();
      } catch { /* no picture to this browser */ }
      const name = file.name || "photo.jpg";
      return { uid: identifier(), name, bytes: await blob.arrayBuffer(), thumb };
    },
  };
})();
