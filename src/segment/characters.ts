/** What a tokenizer asks of one UTF-16 code unit, as bits of `kinds`; halves of surrogate pairs are none of these. */
export const HAN = 1;
export const LETTER = 2;
export const LATIN = 4;

/** The bits of each code unit: a look into a table costs a tenth of a regular expression. */
export const kinds = Uint8Array.from({ length: 65536 }, (_, code) => {
  const char = String.fromCharCode(code);
  return (
    (/\p{Script=Han}/u.test(char) ? HAN : 0) |
    (/[\p{L}\p{N}]/u.test(char) ? LETTER : 0) |
    (/[A-Za-z]/.test(char) ? LATIN : 0)
  );
});
