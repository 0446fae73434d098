/**
 * What a sale's event feed is told of its order (article 4), each once: what was told stays, and what is new comes behind. « Une fois les
 * produits en sortie de stock […], les modifications apportées à la commande depuis la plateforme ne sont plus synchronisées »: nor is
 * their delivery. A final document still gets what changed; that alone is no reason to send one for the first comment.
 */
import type { OrderSnapshot } from '../../model/order.js';
import type { Sale } from '../../model/sale.js';
import type { Collected } from './decision.js';
import { deliveryComment } from './delivery.js';
import { isFinal, saleIn } from './known.js';

/** → a sale's comments; without the field where it has none, so that such a sale is the same as ever. */
export function commentsOf(order: OrderSnapshot, known: Collected): Pick<Sale, 'comments'> {
  const { answer, particulars, comments: setting, record } = known;
  const told = saleIn(record)?.comments ?? [];
  const last = told.at(-1);
  const isOver = answer?.stockOut === true || (isFinal(known) && last === undefined);
  const mode = setting === 'source' ? particulars.deliveryComment : setting;
  const comment = isOver ? undefined : deliveryComment(order, mode, last?.hash);
  const all = comment === undefined ? told : [...told, comment];
  return all.length === 0 ? {} : { comments: all };
}
