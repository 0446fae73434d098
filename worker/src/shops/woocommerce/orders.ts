/** What the plugin answers about orders (`GET /changes`, `GET /orders`, `GET /orders/ids`, `POST /orders/states`). */
export type {
  Changes,
  Order as WooCommerceOrder,
  OrderChange,
  OrderIds,
  OrderLine as WooCommerceLine,
  OrderRefund as WooCommerceRefund,
  Orders,
  OrderState as WooCommerceState,
  OrderStateResult,
  ShopProduct as WooCommerceProduct,
} from './contract.generated.js';
