/** A reason code's sentence for the shop's admin, and what it takes. */
export interface Reason {
  params: string[];
  en: string;
  fr: string;
  nl: string;
}
