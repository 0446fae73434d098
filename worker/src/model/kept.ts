/** A record of the ERP, with its own id there. */
export interface Kept<T> {
  id: string;
  value: T;
}
