/** What tests of orders share: an order placed through the shop's own checkout page, and paid through its pay page. */
import type { Page } from 'playwright-core';

export type PaymentMethod = 'bacs' | 'cod' | 'test_card';

export const buyer = {
  billing_first_name: 'Zoé',
  billing_last_name: "L'Hôte",
  billing_address_1: '5 rue É',
  billing_postcode: '69001',
  billing_city: 'Lyon',
  billing_phone: '+33472001122',
};

/** Puts the product into the cart, fills the checkout in and places the order; answers its number. */
export async function placeOrder(
  page: Page,
  url: string,
  { product, email, note, pay }: { product: number; email: string; note?: string; pay: PaymentMethod },
): Promise<number> {
  await page.goto(`${url}/?add-to-cart=${product}`);
  await page.goto(`${url}/checkout/`);
  for (const [id, value] of Object.entries({ ...buyer, billing_email: email })) await page.fill(`#${id}`, value);
  await page.fill('#order_comments', note ?? '');
  await choosePayment(page, pay);
  await page.click('#place_order');
  await page.waitForURL(/\/order-received\/\d+\//);
  return Number(/order-received\/(\d+)/.exec(page.url())?.[1]);
}

/** The page that an e-mail's "Pay" leads to. */
export async function payForOrder(page: Page, paymentUrl: string, pay: PaymentMethod): Promise<void> {
  await page.goto(paymentUrl);
  await choosePayment(page, pay);
  await page.click('#place_order');
  await page.waitForURL(/\/order-received\//);
}

/** WooCommerce draws this part of the page anew whenever an address changes: not before it has come to rest. */
async function choosePayment(page: Page, pay: PaymentMethod): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(`document.querySelector('.blockUI') === null`);
  await page.click(`label[for=payment_method_${pay}]`);
}
