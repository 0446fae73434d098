import type { Reason } from './reason.js';

/** Reasons of the lanes sales and states (articles 3 and 4). */
export const saleReasons = {
  moment_not_reached: {
    params: ['moment', 'status'],
    en: 'The order is “{status}”; its document is made when it is “{moment}”, as the page Sales says. Nothing needs to be done.',
    fr: 'La commande est « {status} » ; son document sera créé quand elle sera « {moment} », comme le prévoit la page Ventes. Il n’y a rien à faire.',
    nl: 'De bestelling is “{status}”; het document wordt gemaakt zodra ze “{moment}” is, zoals de pagina Verkoop zegt. U hoeft niets te doen.',
  },
  order_without_products: {
    params: [],
    en: 'This order contains no product, and such orders are not transferred. Add the product to the order if it should be.',
    fr: 'Cette commande ne contient aucun produit ; elle n’est donc pas transférée. Ajoutez le produit à la commande si elle doit l’être.',
    nl: 'Deze bestelling bevat geen product en wordt daarom niet overgedragen. Voeg het product toe als dat wel moet.',
  },
  order_without_contact: {
    params: [],
    en: 'This order has no valid e-mail address and no valid phone number, so that nobody can tell whose it is. Fill in one of them in the order.',
    fr: 'Cette commande n’a ni adresse e-mail valide ni numéro de téléphone valide ; on ne peut donc pas savoir de qui elle vient. Complétez l’un des deux dans la commande.',
    nl: 'Deze bestelling heeft geen geldig e-mailadres en geen geldig telefoonnummer, zodat onbekend is van wie ze is. Vul een van beide in de bestelling in.',
  },
  total_mismatch: {
    params: ['order_total', 'lines_total', 'difference', 'currency'],
    en: 'The lines of this order add up to {lines_total} {currency}, but its total says {order_total} {currency}: {difference} {currency} apart. Amounts are never adjusted, so it is held. Open the order, press “Recalculate” or correct its lines; it is then sent by itself.',
    fr: 'Les lignes de cette commande totalisent {lines_total} {currency}, mais son total indique {order_total} {currency} : {difference} {currency} d’écart. Les montants ne sont jamais ajustés, elle est donc mise en attente. Ouvrez la commande, cliquez sur « Recalculer » ou corrigez ses lignes ; elle partira ensuite toute seule.',
    nl: 'De regels van deze bestelling tellen op tot {lines_total} {currency}, maar het totaal is {order_total} {currency}: {difference} {currency} verschil. Bedragen worden nooit aangepast, dus ze wordt aangehouden. Open de bestelling, klik op “Herberekenen” of verbeter de regels; daarna vertrekt ze vanzelf.',
  },
  refund_mismatch: {
    params: ['order_total', 'lines_total', 'difference', 'currency'],
    en: 'The lines of this refund add up to {lines_total} {currency}, but {order_total} {currency} were given back: {difference} {currency} apart. Amounts are never adjusted, so it is held. Delete the refund and enter it again with the right amounts, or make the credit note in the ERP.',
    fr: 'Les lignes de ce remboursement totalisent {lines_total} {currency}, mais {order_total} {currency} ont été remboursés : {difference} {currency} d’écart. Les montants ne sont jamais ajustés, il est donc mis en attente. Supprimez le remboursement et saisissez-le à nouveau avec les bons montants, ou faites l’avoir dans la gestion commerciale.',
    nl: 'De regels van deze terugbetaling tellen op tot {lines_total} {currency}, maar er werd {order_total} {currency} terugbetaald: {difference} {currency} verschil. Bedragen worden nooit aangepast, dus ze wordt aangehouden. Verwijder de terugbetaling en voer ze opnieuw in met de juiste bedragen, of maak de creditnota in het ERP.',
  },
  sale_first: {
    params: ['order'],
    en: 'The credit note for this refund is asked for as soon as order {order} has its document in the ERP.',
    fr: 'L’avoir pour ce remboursement sera demandé dès que la commande {order} aura son document dans la gestion commerciale.',
    nl: 'De creditnota voor deze terugbetaling wordt gevraagd zodra bestelling {order} haar document in het ERP heeft.',
  },
  changed_after_final: {
    params: ['document', 'old_total', 'new_total', 'currency'],
    en: 'The order was changed after its document {document} became final ({old_total} → {new_total} {currency}). The document stays as it is; if the change counts, correct it in the ERP (credit note and new document).',
    fr: 'La commande a été modifiée alors que son document {document} était déjà définitif ({old_total} → {new_total} {currency}). Le document reste tel quel ; si la modification compte, corrigez-la dans la gestion commerciale (avoir et nouveau document).',
    nl: 'De bestelling werd gewijzigd nadat document {document} definitief was ({old_total} → {new_total} {currency}). Het document blijft zoals het is; telt de wijziging, verbeter het dan in het ERP (creditnota en nieuw document).',
  },
  cancelled_after_final: {
    params: ['document', 'status'],
    en: 'The order is now “{status}”, but its document {document} is final. It is not withdrawn by itself: make a credit note in the ERP if one is due.',
    fr: 'La commande est maintenant « {status} », mais son document {document} est définitif. Il n’est pas retiré automatiquement : faites un avoir dans la gestion commerciale s’il y a lieu.',
    nl: 'De bestelling is nu “{status}”, maar document {document} is definitief. Het wordt niet vanzelf ingetrokken: maak zo nodig een creditnota in het ERP.',
  },
  refund_deleted_after_final: {
    params: ['document'],
    en: 'The refund was deleted in the shop, but its credit note {document} is final. It is not withdrawn by itself: correct it in the ERP if need be.',
    fr: 'Le remboursement a été supprimé sur le site, mais son avoir {document} est définitif. Il n’est pas retiré automatiquement : corrigez-le dans la gestion commerciale si nécessaire.',
    nl: 'De terugbetaling werd in de winkel verwijderd, maar creditnota {document} is definitief. Ze wordt niet vanzelf ingetrokken: verbeter ze zo nodig in het ERP.',
  },
  cancelled_unsent: {
    params: [],
    en: 'The order was cancelled before anything was sent; no document is made for it.',
    fr: 'La commande a été annulée avant tout envoi ; aucun document n’est créé.',
    nl: 'De bestelling werd geannuleerd voordat er iets verzonden was; er wordt geen document gemaakt.',
  },
  withdrawn_in_shop: {
    params: [],
    en: 'The order was cancelled or deleted; the ERP was told to drop its document.',
    fr: 'La commande a été annulée ou supprimée ; la gestion commerciale a été avertie d’abandonner son document.',
    nl: 'De bestelling werd geannuleerd of verwijderd; het ERP kreeg de melding haar document te laten vervallen.',
  },
  order_broken: {
    params: ['detail'],
    en: 'The shop could not read this order, because another plugin fails on it: {detail}. The other orders are not affected. Update or switch off that plugin, or tell its maker. The order is tried again automatically.',
    fr: 'Le site n’a pas pu lire cette commande, car une autre extension échoue sur elle : {detail}. Les autres commandes ne sont pas concernées. Mettez cette extension à jour, désactivez-la, ou prévenez son éditeur. Un nouvel essai se fera automatiquement.',
    nl: 'De winkel kon deze bestelling niet lezen, omdat een andere plugin erop vastloopt: {detail}. De andere bestellingen ondervinden geen hinder. Werk die plugin bij, schakel hem uit of meld het aan de maker. De bestelling wordt automatisch opnieuw geprobeerd.',
  },
  order_broken_writing: {
    params: ['detail'],
    en: 'The shop could not save on this order what the ERP says, because another plugin fails on it: {detail}. The other orders are not affected. Update or switch off that plugin, or tell its maker. It is tried again automatically, and by “Retry”.',
    fr: 'Le site n’a pas pu enregistrer dans cette commande ce qu’indique la gestion commerciale, car une autre extension échoue sur elle : {detail}. Les autres commandes ne sont pas concernées. Mettez cette extension à jour, désactivez-la, ou prévenez son éditeur. Un nouvel essai se fera automatiquement, ou avec « Réessayer ».',
    nl: 'De winkel kon bij deze bestelling niet opslaan wat het ERP meldt, omdat een andere plugin erop vastloopt: {detail}. De andere bestellingen ondervinden geen hinder. Werk die plugin bij, schakel hem uit of meld het aan de maker. Het wordt automatisch opnieuw geprobeerd, en met “Opnieuw proberen”.',
  },
  erp_write_failed: {
    params: ['detail'],
    en: 'The sale could not be written into the exchange folder: {detail}. Check the folder’s rights and the space on its disk. It is tried again by itself.',
    fr: 'La vente n’a pas pu être écrite dans le dossier d’échange : {detail}. Vérifiez les droits sur ce dossier et l’espace disque. Un nouvel essai se fera tout seul.',
    nl: 'De verkoop kon niet in de uitwisselmap worden geschreven: {detail}. Controleer de rechten op die map en de schijfruimte. Het wordt vanzelf opnieuw geprobeerd.',
  },
  not_offered: {
    params: ['adapter', 'capability'],
    en: 'The adapter “{adapter}” doesn’t provide what this flow needs from the ERP ({capability}), so that isn’t synced. Nothing is changed because of it. Switch this flow off, or choose another adapter in the worker’s configuration (“erp”).',
    fr: 'L’adaptateur « {adapter} » ne fournit pas ce dont ce flux a besoin de la gestion commerciale ({capability}) ; ces données ne sont donc pas synchronisées. Rien n’est modifié pour autant. Désactivez ce flux, ou choisissez un autre adaptateur dans la configuration du connecteur (« erp »).',
    nl: 'De adapter “{adapter}” levert niet wat deze stroom van het ERP nodig heeft ({capability}); dat wordt dus niet gesynchroniseerd. Er wordt niets door gewijzigd. Schakel deze stroom uit, of kies een andere adapter in de configuratie van de worker (“erp”).',
  },
  document_draft: {
    params: ['file'],
    en: 'This document is still a draft in the ERP. The customer gets it when it is final: send it from the order’s screen, or make it final in the ERP.',
    fr: 'Ce document est encore un brouillon dans la gestion commerciale. Le client le recevra quand il sera définitif : envoyez-le depuis l’écran de la commande, ou validez-le dans la gestion commerciale.',
    nl: 'Dit document is in het ERP nog een concept. De klant krijgt het zodra het definitief is: verzend het vanaf het scherm van de bestelling, of maak het definitief in het ERP.',
  },
  order_missing: {
    params: [],
    en: 'The shop no longer has this order; what the ERP says of it is shown nowhere.',
    fr: 'Le site n’a plus cette commande ; ce qu’en dit la gestion commerciale n’est affiché nulle part.',
    nl: 'De winkel heeft deze bestelling niet meer; wat het ERP erover zegt, wordt nergens getoond.',
  },
} as const satisfies Record<string, Reason>;
