/** The text of the QR code of a transfer (EPC069-12), as the shop makes it: plugin/src/Payment/EpcText.php. */

/** Up to the amount; a structured communication makes it longer. */
const withoutReference = 8;

/** A transfer without a structured communication carries the number of the document, once that has one (article 3). */
export const withNumber = (payload: string, number: string): string =>
  payload === '' || number === '' || payload.split('\n').length > withoutReference
    ? payload
    : `${payload}\n\n\n${number}`;
