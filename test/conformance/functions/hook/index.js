// Reached by HTTP: shows the event, or answers as it is told.
exports.main = async (event) => {
  const told = event.queryStringParameters.answer
  if (told === 'bytes') return { statusCode: 201, headers: { 'x-mark': '1' }, body: 'AAEC/w==', isBase64Encoded: true }
  if (told === 'text') return 'success'
  return event
}
