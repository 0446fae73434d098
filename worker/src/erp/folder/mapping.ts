/**
 * What people said of their ERP's own words: in the worker's configuration, and in the shop with the mapping assistant. The
 * configuration goes first: who wrote it sits where the files are.
 */
import type { Settings } from '../../model/settings.generated.js';
import { fileNames, plain, type FileName, type OwnHeadings } from './headings.js';

/** Heading → field, for all files; or by file. */
export type ConfiguredHeadings = Record<string, string | Record<string, string>>;

export type ShopMapping = Settings['exchange'];

const isFile = (name: string): name is FileName => fileNames.some((file) => file === name);

export class Mapping {
  private shop: ShopMapping = { headings: {}, words: {} };

  constructor(private readonly configured: ConfiguredHeadings = {}) {}

  /** Takes what the shop's settings say. */
  use(shop: ShopMapping): void {
    this.shop = shop;
  }

  /** Changes whenever something else is meant by the same file. */
  get mark(): string {
    const { headings, words } = this.shop;
    return Object.keys(headings).length + Object.keys(words).length === 0 ? '' : JSON.stringify([headings, words]);
  }

  ofConfiguration(file: FileName): OwnHeadings {
    const own = new Map<string, string>();
    const everywhere = Object.entries(this.configured).filter(([name]) => !isFile(name));
    for (const [heading, field] of [...everywhere, ...Object.entries(this.configured[file] ?? {})])
      if (typeof field === 'string') own.set(plain(heading), field);
    return own;
  }

  ofShop(file: FileName): OwnHeadings {
    return new Map(Object.entries(this.shop.headings[file] ?? {}).map(([heading, field]) => [plain(heading), field]));
  }

  headings(file: FileName): OwnHeadings {
    return new Map([...this.ofShop(file), ...this.ofConfiguration(file)]);
  }

  /** Headings that somebody said something of, and that are not among these. */
  missing(file: FileName, headings: string[]): string[] {
    const there = new Set(headings.map(plain));
    const ofFile = this.configured[file];
    const said = { ...this.shop.headings[file], ...(typeof ofFile === 'object' ? ofFile : {}) };
    return Object.entries(said).flatMap(([heading, field]) =>
      field === '' || there.has(plain(heading)) ? [] : [`${heading} = ${field}`],
    );
  }

  /** Whether a word of the column "active" means that the customer is; undefined where nobody said. */
  activeWord(word: string): boolean | undefined {
    const meaning = Object.entries(this.shop.words).find(([own]) => plain(own) === plain(word))?.[1];
    return meaning === undefined ? undefined : meaning === 'active';
  }
}
