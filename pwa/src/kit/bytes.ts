/** Bytes as they go over the wire: base64url without padding. The browsers' own way is younger than our oldest browser. */
export const bytesOf = (said: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(said.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

export const sayBytes = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
