const END_OF_LISTING = 0x06054b50
const LISTED_FILE = 0x02014b50
/** The end record, and the longest comment that may stand behind it. */
const END_BYTES = 22
const MAX_COMMENT = 0xffff

/** Where the listing of a zip begins and how many files it has; undefined: cut off, or no zip. */
function listingOf(zip: Buffer): { readonly start: number; readonly files: number } | undefined {
  const first = Math.max(0, zip.length - END_BYTES - MAX_COMMENT)
  for (let at = zip.length - END_BYTES; at >= first; at--)
    if (zip.readUInt32LE(at) === END_OF_LISTING)
      return { start: zip.readUInt32LE(at + 16), files: zip.readUInt16LE(at + 10) }
  return undefined
}

/** What a zip says its files are unpacked, in bytes: 10 MB may become gigabytes. Undefined: its listing cannot be read. */
export function unpackedSize(zip: Buffer): number | undefined {
  const listing = listingOf(zip)
  if (!listing) return undefined
  let bytes = 0
  let at = listing.start
  for (let file = 0; file < listing.files; file++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== LISTED_FILE) return undefined
    bytes += zip.readUInt32LE(at + 24)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return bytes
}
