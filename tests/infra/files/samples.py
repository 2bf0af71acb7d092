"""Bytes of files: good ones of each kind, and hostile ones."""

import struct
import zipfile
import zlib
from io import BytesIO

from PIL import Image

OFFICE = "application/vnd.openxmlformats-officedocument"
PLACE = b"+36.6512+117.1201/"
"""Where a picture or a video was taken, as phones write it."""

GPS = 0x8825
ORIENTATION = 0x0112
MAKER = 0x010F
PAGE = b"<!doctype html><script>alert(document.cookie)</script>"


def picture(kind="JPEG", size=(64, 48), mode="RGB", colour="#a03020", **options):
    """Return a picture; ``turned`` marks it as lying on its side, with a place and a camera."""
    content = BytesIO()
    if options.pop("turned", False):
        exif = Image.Exif()
        exif[ORIENTATION] = 6
        exif[MAKER] = "Acme Phone"
        exif.get_ifd(GPS)[29] = PLACE.decode()
        options["exif"] = exif
    Image.new(mode, size, colour).save(content, kind, **options)
    return content.getvalue()


def png_of(width, height):
    """Return a small PNG that says it has so many points, and unpacks to zeros."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(10_000_000), 9)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def package(parts, **options):
    """Return a ZIP of some parts."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, **options) as opened:
        for name, part in parts.items():
            opened.writestr(name, part)
    return content.getvalue()


def office(main="wordprocessingml.document", extra=""):
    declared = f'<Types><Override ContentType="{OFFICE}.{main}.main+xml"/>{extra}</Types>'
    return package({"[Content_Types].xml": declared, "word/document.xml": "<document/>"})


def ofd():
    return package({"OFD.xml": '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>'})


def box(kind, *parts):
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def video(brand=b"isom", frames=b"frame" * 1000, *, notes=True):
    """Return boxes as a phone writes them, with its notes in two places."""
    noted = [box(b"udta", box(b"\xa9xyz", PLACE))] if notes else []
    track = box(b"trak", box(b"tkhd", bytes(80)), *noted)
    index = box(b"moov", box(b"mvhd", bytes(100)), track, *noted)
    return box(b"ftyp", brand, bytes(4), b"isom") + box(b"mdat", frames) + index


def webm():
    return b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + bytes(200)


PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
GOOD = {
    "jpg": (picture(), "image/jpeg"),
    "png": (picture("PNG", mode="RGBA"), "image/png"),
    "webp": (picture("WEBP"), "image/webp"),
    "pdf": (PDF, "application/pdf"),
    "ofd": (ofd(), "application/ofd"),
    "docx": (office(), f"{OFFICE}.wordprocessingml.document"),
    "xlsx": (office("spreadsheetml.sheet"), f"{OFFICE}.spreadsheetml.sheet"),
    "pptx": (office("presentationml.presentation"), f"{OFFICE}.presentationml.presentation"),
    "mp4": (video(), "video/mp4"),
    "mov": (video(b"qt  "), "video/quicktime"),
    "webm": (webm(), "video/webm"),
}
MACROS = '<Override ContentType="application/vnd.ms-office.vbaProject"/>'
REFUSED = {
    "nothing": b"",
    "page": PAGE,
    "page in a GIF": b"GIF89a" + PAGE,
    "GIF": picture("GIF", mode="P", colour=0),
    "drawing": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "BMP": picture("BMP"),
    "program": b"\x7fELF" + bytes(100),
    "script": b"#!/bin/sh\nid\n",
    "old document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "plain ZIP": package({"a.txt": "a"}),
    "ZIP cut short": package({"[Content_Types].xml": "x"})[:-30],
    "document with macros": office(extra=MACROS),
    "document with too many parts": package({f"{n}": "" for n in range(10_001)}),
    "picture and ZIP": picture() + office(),
    "picture and PDF": picture("PNG")[:200] + PDF + bytes(900),
    "PDF and ZIP": PDF + package({"a.txt": "a"}),
    "video without index": box(b"ftyp", b"isom", bytes(4)) + box(b"mdat", bytes(100)),
    "video cut short": video()[:-20],
    "video of another brand": video(b"evil"),
    "Matroska": webm().replace(b"webm", b"mkv1"),
}
