"""Encrypted callbacks, the scheme that WeCom and DingTalk share.

The signature is the SHA-1 of token, timestamp, nonce and ciphertext, sorted and joined. The key is
the 43 signs of the console and ``=`` in Base64; AES-256-CBC with the first 16 bytes of the key as
initial vector, padded to multiples of 32 (PKCS #7). Inside: 16 random bytes, the length of the
message in 4 bytes, the message, the identifier of the receiver.

Sources: developer.work.weixin.qq.com/document/path/91144 and, for DingTalk,
open.dingtalk.com, "configure event subscription".
"""

import hashlib
import hmac
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from bazhua.infra.notify.core.refusals import CallbackRefused

BLOCK: Final = 32
RANDOM: Final = 16
HEAD: Final = RANDOM + 4


@dataclass(frozen=True, slots=True)
class Seal:
    """What opens the callbacks to one receiver.

    Attributes:
        receiver: the corporation or application that a callback must be meant for.
    """

    token: str = field(repr=False)
    key: bytes = field(repr=False)
    receiver: str

    @classmethod
    def of_console(cls, token: str, encoding_key: str, receiver: str) -> "Seal":
        """Return the seal of the values shown on the provider's console.

        Raises:
            ValueError: the key is not 43 signs of Base64.
        """
        key = b64decode(encoding_key + "=", validate=True)
        if len(key) != BLOCK:
            raise ValueError("the AES key has 43 signs")
        return cls(token, key, receiver)

    def signature(self, stamp: str, nonce: str, sealed: str) -> str:
        """Return the signature of a callback."""
        joined = "".join(sorted((self.token, stamp, nonce, sealed)))
        return hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()

    def opened(self, signature: str, stamp: str, nonce: str, sealed: str) -> str:
        """Return the message of a callback.

        Raises:
            CallbackRefused: wrong signature, unreadable, or meant for somebody else.
        """
        ours = self.signature(stamp, nonce, sealed)
        if not hmac.compare_digest(ours.encode(), signature.encode()):
            raise CallbackRefused("signature")
        plain = self._decrypted(sealed)
        size = int.from_bytes(plain[RANDOM:HEAD], "big")
        message, receiver = plain[HEAD : HEAD + size], plain[HEAD + size :]
        if not hmac.compare_digest(receiver, self.receiver.encode()):
            raise CallbackRefused("receiver")
        try:
            return message.decode()
        except UnicodeDecodeError:
            raise CallbackRefused("encrypt") from None

    def sealed(self, message: str, random: bytes) -> str:
        """Return the ciphertext of a message; answers to a provider are sealed too."""
        size = len(message.encode()).to_bytes(4, "big")
        plain = random + size + message.encode() + self.receiver.encode()
        padding = BLOCK - len(plain) % BLOCK
        encryptor = self._cipher().encryptor()
        closed = encryptor.update(plain + bytes([padding]) * padding) + encryptor.finalize()
        return b64encode(closed).decode()

    def _decrypted(self, sealed: str) -> bytes:
        try:
            closed = b64decode(sealed, validate=True)
        except (NotBase64, ValueError):
            raise CallbackRefused("encrypt") from None
        if not closed or len(closed) % BLOCK:
            raise CallbackRefused("encrypt")
        decryptor = self._cipher().decryptor()
        plain = decryptor.update(closed) + decryptor.finalize()
        padding = plain[-1]
        if not 1 <= padding <= BLOCK or plain[-padding:] != bytes([padding]) * padding:
            raise CallbackRefused("encrypt")
        return plain[:-padding]

    def _cipher(self) -> Cipher[CBC]:
        return Cipher(AES(self.key), CBC(self.key[:16]))
