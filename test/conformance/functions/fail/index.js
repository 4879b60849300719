// Breaks in the ways a function can break.
exports.main = async (event) => {
  if (event.how === 'exit') process.exit(3)
  if (event.how === 'uncaught') {
    setTimeout(() => {
      throw new Error('thrown outside')
    }, 5)
    await new Promise(() => undefined)
  }
  if (event.how === 'hang') await new Promise(() => undefined)
  if (event.how === 'spin') for (;;);
  throw new Error('boom')
}
