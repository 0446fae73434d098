/** Nobody answers more questions than this; a column full of other words is the wrong column. */
const mostWords = 50;

export interface OddWord {
  word: string;
  /** Of the first record that has it. */
  line: number;
  first: string;
  /** How many have it. */
  count: number;
}

/** Words that nobody understands, each asked about once, however many lines have it. */
export class OddWords {
  private readonly words = new Map<string, OddWord>();

  add(word: string, first: string, line = 0): void {
    const known = this.words.get(word);
    if (known !== undefined) known.count += 1;
    else if (this.words.size < mostWords) this.words.set(word, { word, line, first, count: 1 });
  }

  all(): Iterable<OddWord> {
    return this.words.values();
  }
}
