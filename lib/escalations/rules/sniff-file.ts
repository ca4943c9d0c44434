/** What a thread takes, by its ending and by what its bytes are; a name alone says nothing. */
const kinds: Record<string, { type: string; is: (bytes: Uint8Array) => boolean }> = {
  png: { type: "image/png", is: begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  jpg: { type: "image/jpeg", is: begins([0xff, 0xd8, 0xff]) },
  jpeg: { type: "image/jpeg", is: begins([0xff, 0xd8, 0xff]) },
  gif: { type: "image/gif", is: begins([0x47, 0x49, 0x46, 0x38]) },
  webp: { type: "image/webp", is: (bytes) => holds(bytes, 0, "RIFF") && holds(bytes, 8, "WEBP") },
  pdf: { type: "application/pdf", is: (bytes) => holds(bytes, 0, "%PDF-") },
  txt: { type: "text/plain", is: isText },
  csv: { type: "text/csv", is: isText },
  eml: { type: "message/rfc822", is: (bytes) => isText(bytes) && /^[!-9;-~]+:/m.test(textOf(bytes.subarray(0, 4096))) },
  docx: office("wordprocessingml.document", "word/"),
  xlsx: office("spreadsheetml.sheet", "xl/"),
  pptx: office("presentationml.presentation", "ppt/"),
};

export const mostBytes = 10 * 1024 * 1024;
export const takenEndings = Object.keys(kinds);

const textOf = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);
function holds(bytes: Uint8Array, at: number, word: string): boolean {
  return textOf(bytes.subarray(at, at + word.length)) === word;
}
function begins(mark: number[]) {
  return (bytes: Uint8Array) => mark.every((byte, index) => bytes[index] === byte);
}
/** No zero byte, and UTF-8 or at least no control characters: what an editor shows as words. */
function isText(bytes: Uint8Array): boolean {
  return !bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}
/** A zip that names the parts such a document has, and no program. */
function office(kind: string, part: string) {
  const is = (bytes: Uint8Array) => {
    if (!begins([0x50, 0x4b, 0x03, 0x04])(bytes)) return false;
    const names = textOf(bytes);
    return names.includes("[Content_Types].xml") && names.includes(part) && !names.includes("vbaProject.bin");
  };
  return { type: `application/vnd.openxmlformats-officedocument.${kind}`, is };
}

/** The type to keep a file under, or null when its bytes are not what its name says or it is none that is taken. */
export function sniffFile(name: string, bytes: Uint8Array): string | null {
  const kind = Object.hasOwn(kinds, endingOf(name)) ? kinds[endingOf(name)] : undefined;
  return kind?.is(bytes) ? kind.type : null;
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}
