"""Sentences for programs that use the API."""

from collections.abc import Mapping

from bazhua.kernel.words import Word

PROGRAMS: Mapping[str, Word] = {
    "error.bad_version": Word(
        'If-Match 须为读取该记录时得到的 ETag，如 "3"；请先读取记录，再带上它的 ETag。',
        'If-Match must be the ETag that reading the record gave, such as "3"; read the record and send its ETag.',
    ),
    "error.token_needed": Word(
        "此接口须带令牌：Authorization: Bearer bz_…；令牌由安全管理员签发。",
        "This endpoint needs a token: Authorization: Bearer bz_…; the security administrator issues them.",
    ),
    "error.version_needed": Word(
        "修改记录须在 If-Match 中给出读取时的 ETag；请先读取记录。",
        "A change names in If-Match the ETag of the record as it was read; read the record first.",
    ),
}
