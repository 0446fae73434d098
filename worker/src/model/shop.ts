/** Where the shop is: whose currency its prices are in, whose phone numbers stand without a country's code, how names are sorted. */
export interface ShopPlace {
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1 alpha-2; '' where the shop has none. */
  country: string;
  /** ISO 639. */
  language: string;
}
