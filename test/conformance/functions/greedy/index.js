// Takes memory until the instance has none left.
exports.main = async () => {
  const kept = []
  for (;;) kept.push(new Array(100_000).fill(Math.random()))
}
