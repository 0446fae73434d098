/** Something may have happened: whoever waits is woken, and what rang while nobody waited is not forgotten. */
export class Bell {
  private rung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Until it rings, `ms` have passed or `signal` is aborted; → whether it rang. */
  async wait(ms: number, signal: AbortSignal): Promise<boolean> {
    if (!this.rung && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        signal.addEventListener('abort', end);
        this.wake = end;
      });
      this.wake = undefined;
    }
    const rang = this.rung;
    this.rung = false;
    return rang;
  }
}
