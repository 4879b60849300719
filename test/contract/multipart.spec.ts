import fc from 'fast-check'
import { multipart } from '../../cloudfunctions/providers/printer/kuaidi100/multipart'
import { fileOf } from '../../local/partners/kuaidi100/multipart'

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  // what a form is made of, in the file itself
  fc
    .array(fc.constantFrom('\r\n', '--', 'fahuotai', '"', 'Content-Disposition: form-data; name="file"', '\r\n\r\n'), {
      maxLength: 20,
    })
    .map((parts) => Uint8Array.from(Buffer.from(parts.join('')))),
)

it('carries any file whole to a reader that was written apart', () => {
  fc.assert(
    fc.property(bytes, (file) => {
      const part = { field: 'file', name: 'label.png', type: 'image/png', bytes: file }
      const { contentType, body } = multipart(part, 'fahuotai9BB01183AB1F2FBAE4415574562FC355')
      expect(fileOf(contentType, body, 'file')).toEqual(Buffer.from(file))
    }),
  )
})
