/** What is told about an ERP's side: its files, and what a check of it found. */
/** A file of the ERP as the mapping assistant and the doctor show it. */
export interface FileOverview {
  file: string;
  encoding: string;
  delimiter: string;
  /** Of the line of headings; 0 where there is none to be seen. */
  heading_line: number;
  /** `by_name`: what the heading means by itself; `by`: who said what it means. '' is nothing, nobody. */
  columns: { heading: string; field: string; by_name: string; by: '' | 'name' | 'shop' | 'config' }[];
  /** What a column can mean. */
  fields: { name: string; required: boolean }[];
  /** The first two lines below the headings, cut to what fits a screen. */
  rows: string[][];
  /** Words of the column "active" that nobody has explained. */
  words: string[];
  /** Why the file as a whole cannot be used. */
  problem: { reason: string; params: Record<string, string> } | null;
}

export interface Finding {
  id: string;
  status: 'ok' | 'warning' | 'error';
  message: string;
  fix?: string;
}
