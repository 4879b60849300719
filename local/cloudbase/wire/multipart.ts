/** Parts of a multipart/form-data body by name. Throws when the header has no boundary. */
export const parseMultipart = (body: Buffer, contentType: string): ReadonlyMap<string, Buffer> => {
  const name = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (!name) throw new Error('multipart body without a boundary')
  const boundary = Buffer.from(`--${name}`)
  const parts = new Map<string, Buffer>()
  let at = body.indexOf(boundary)
  while (at >= 0) {
    const next = body.indexOf(boundary, at + boundary.length)
    if (next < 0) break
    const part = body.subarray(at + boundary.length + 2, next - 2) // CRLF on both sides
    const split = part.indexOf('\r\n\r\n')
    const field = /name="([^"]*)"/.exec(part.subarray(0, Math.max(0, split)).toString())?.[1]
    if (field !== undefined && split >= 0) parts.set(field, part.subarray(split + 4))
    at = next
  }
  return parts
}
