/** Who ordered, as the ERP keeps people (article 4). */

/** Matched by e-mail or phone. '' where the order does not say. */
export interface OrderContact {
  firstName: string;
  lastName: string;
  email: string;
  /** In international form, such as +33199001234: numbers are compared as they are written here. */
  phone: string;
}
