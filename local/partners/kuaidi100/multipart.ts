const CRLF2 = Buffer.from('\r\n\r\n')

/** The file field of a multipart/form-data body (RFC 7578); undefined when there is none, or the body is not whole. */
export function fileOf(contentType: string, body: Buffer, field: string): Buffer | undefined {
  const [, quoted, bare] = /^multipart\/form-data;.*\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) return undefined
  const mark = Buffer.from(`--${boundary}`)
  if (!body.includes(`--${boundary}--`)) return undefined
  for (let at = body.indexOf(mark); at >= 0;) {
    const next = body.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), at)
    if (next < 0) return undefined
    const part = body.subarray(at + mark.length + 2, next)
    const headers = part.subarray(0, Math.max(0, part.indexOf(CRLF2))).toString('latin1')
    if (new RegExp(`^content-disposition:.*\\bname="${field}"; *filename="[^"]+"`, 'im').test(headers))
      return part.subarray(part.indexOf(CRLF2) + CRLF2.length)
    at = next + 2
  }
  return undefined
}
