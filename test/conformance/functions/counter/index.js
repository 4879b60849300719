// Module state and work left behind: both tell a frozen instance from a fresh one.
let calls = 0
let ticks = 0
exports.main = async ({ leave }) => {
  calls += 1
  if (leave) setInterval(() => (ticks += 1), 5)
  return { calls, ticks }
}
