/**
 * The harmless file that every virus scanner must find (eicar.org), in two halves so that this source is not found itself.
 * It shows that what is refused by content is refused wherever it hides.
 */
export const testSignature = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
)
