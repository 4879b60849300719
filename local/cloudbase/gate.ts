/** Counts the database calls of the environment: a second's worth may come at once, then they come at the rate. */
export class Gate {
  open = 0
  /** Admitted calls since the start by action and collection: what an order costs is read from here. */
  readonly calls = new Map<string, number>()
  private tokens: number | undefined
  private rate = Infinity
  private at = 0

  /** `nowMs` is the machine's time: a moved clock does not make the database faster. */
  constructor(private readonly nowMs: () => number) {}

  count(call: string): void {
    this.calls.set(call, (this.calls.get(call) ?? 0) + 1)
  }

  admit(perSecond: number): boolean {
    if (perSecond === Infinity) return true
    const now = this.nowMs()
    if (this.tokens === undefined || this.rate !== perSecond) this.tokens = perSecond
    else this.tokens = Math.min(perSecond, this.tokens + ((now - this.at) * perSecond) / 1000)
    this.rate = perSecond
    this.at = now
    if (this.tokens < 1) return false
    this.tokens -= 1
    return true
  }
}
