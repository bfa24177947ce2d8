/** A request that has ended. */
export interface EndedRequest {
  /** When, milliseconds. */
  readonly atMs: number;
  /** How much it did; any unit, the same for all. */
  readonly work: number;
  /** Whether as many requests as the limit allows were under way. */
  readonly wasFull: boolean;
}

export interface AdaptiveLimitOptions {
  readonly initial: number;
  readonly min: number;
  readonly max: number;
}

/** Shortest time that a rate is measured over, milliseconds. */
const windowMs = 100;
/** Of what a higher limit could at best bring, so much has to come for it to stay; of what a lower could cost, so much may. */
const wantedGain = 0.2;
const firstStep = 2;
const laterStep = 1.25;
/** Larger than the step up, so that where both bring the same by chance, the limit falls. */
const downStep = 1.5;
/** How long a limit is kept before another one is tried, milliseconds. */
const shortestHoldMs = 500;
const longestHoldMs = 8000;
/** Requests that fail together are one overload. Milliseconds. */
const cutIntervalMs = 250;

/**
 * How many requests may be under way: found by trying. As long as a higher limit brings more work done in the same time,
 * it is raised, at first by doubling; what brings nothing is taken back. From then on, a lower one and a higher one are tried by
 * turns, and a lower one that costs nothing stays. An overload halves it. So it is low where the store or the processor is
 * the limit, and grows where a long way is, also where rates vary much. Knows no clock and no requests.
 */
export class AdaptiveLimit {
  private readonly options: AdaptiveLimitOptions;
  private current: number;
  private step = firstStep;
  private isDownNext = true;
  private holdMs = shortestHoldMs;
  private holdUntilMs = Number.NEGATIVE_INFINITY;
  private cutMs = Number.NEGATIVE_INFINITY;
  /** What the limit was before another one is tried, and what it brought then; null while none is tried. */
  private before: { readonly limit: number; readonly rate: number } | null = null;
  /** Requests of the limit before, which are still to end. */
  private toSettle = 0;
  private startedMs: number | null = null;
  private ended = 0;
  private full = 0;
  private work = 0;

  constructor(options: AdaptiveLimitOptions) {
    this.options = options;
    this.current = options.initial;
  }

  get limit(): number {
    return this.current;
  }

  /** Takes note of a request that was answered. */
  note(request: EndedRequest): void {
    if (this.toSettle > 0) {
      this.toSettle -= 1;
      return;
    }
    if (this.startedMs === null) {
      this.startedMs = request.atMs;
      return;
    }
    this.ended += 1;
    this.work += request.work;
    if (request.wasFull) this.full += 1;
    const lastedMs = request.atMs - this.startedMs;
    if (lastedMs >= windowMs && this.ended >= 2 * this.current) this.judge(request.atMs, lastedMs);
  }

  /** Takes note that the store is overloaded: it said so, or did not answer in time. */
  overloaded(atMs: number): void {
    if (atMs - this.cutMs < cutIntervalMs) return;
    this.cutMs = atMs;
    this.step = laterStep;
    this.before = null;
    this.hold(atMs);
    this.change(Math.max(this.options.min, Math.floor(this.current / 2)));
  }

  private judge(atMs: number, lastedMs: number): void {
    const rate = this.work / lastedMs;
    const wasFull = this.full * 2 >= this.ended;
    const { before } = this;
    this.restart();
    // When there is too little to do, a rate tells nothing of the limit.
    if (!wasFull) return;
    if (before === null) {
      if (atMs >= this.holdUntilMs) this.tryNext(rate);
      return;
    }
    const wanted = 1 + wantedGain * (this.current / before.limit - 1);
    if (rate >= before.rate * wanted) {
      this.holdMs = shortestHoldMs;
      this.before = null;
      if (this.current > before.limit) this.tryMore(rate);
      else this.hold(atMs);
      return;
    }
    this.step = laterStep;
    this.before = null;
    this.hold(atMs);
    this.change(before.limit);
  }

  private tryNext(rate: number): void {
    // At first, upwards until it brings nothing.
    const isDown = this.step === laterStep && this.isDownNext;
    this.isDownNext = !isDown;
    if (!isDown) {
      this.tryMore(rate);
      return;
    }
    const lower = Math.max(this.options.min, Math.floor(this.current / downStep));
    if (lower === this.current) return;
    this.before = { limit: this.current, rate };
    this.change(lower);
  }

  private tryMore(rate: number): void {
    const { max } = this.options;
    if (this.current >= max) return;
    this.before = { limit: this.current, rate };
    this.change(Math.min(max, Math.max(this.current + 1, Math.round(this.current * this.step))));
  }

  private hold(atMs: number): void {
    this.holdUntilMs = atMs + this.holdMs;
    this.holdMs = Math.min(longestHoldMs, this.holdMs * 2);
  }

  private change(limit: number): void {
    this.toSettle = this.current;
    this.current = limit;
    this.restart();
  }

  private restart(): void {
    this.startedMs = null;
    this.ended = 0;
    this.full = 0;
    this.work = 0;
  }
}
