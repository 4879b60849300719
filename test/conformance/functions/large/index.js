// Answers with as many bytes as asked.
exports.main = async ({ bytes }) => 'x'.repeat(bytes)
