import type { Reason } from './reason.js';

/** Reasons of sales that the adapter `tryton` does not make, or not yet. */
export const trytonSaleReasons = {
  tryton_currency: {
    params: ['currency', 'expected'],
    en: 'This order is in {currency}, but the company in Tryton keeps its accounts in {expected}, and only such orders are transferred. Enter it in Tryton yourself.',
    fr: 'Cette commande est en {currency}, mais la société tient sa comptabilité en {expected} dans Tryton, et seules ces commandes sont transférées. Saisissez-la vous-même dans Tryton.',
    nl: 'Deze bestelling is in {currency}, maar het bedrijf houdt zijn boekhouding in Tryton in {expected}; alleen zulke bestellingen worden overgedragen. Voer ze zelf in Tryton in.',
  },
  tryton_no_tax: {
    params: ['rate', 'name'],
    en: 'Tryton has no sales tax for {rate} % that is valid on the day of this order. Create it in Tryton, or correct its name in “erp.sales.taxes” in the worker’s configuration (now “{name}”).',
    fr: 'Tryton n’a pas de taxe de vente à {rate} % valable le jour de cette commande. Créez-la dans Tryton, ou corrigez son nom sous « erp.sales.taxes » dans la configuration du connecteur (actuellement « {name} »).',
    nl: 'Tryton heeft geen verkoopbelasting van {rate} % die op de dag van deze bestelling geldt. Maak die aan in Tryton, of verbeter de naam in “erp.sales.taxes” in de configuratie van de worker (nu “{name}”).',
  },
  tryton_several_taxes: {
    params: ['rate', 'found'],
    en: 'Several taxes in Tryton are {rate} %: {found}. Say which one to use: write its name as “erp.sales.taxes” into the worker’s configuration (docs/tryton.md).',
    fr: 'Plusieurs taxes de Tryton sont à {rate} % : {found}. Indiquez laquelle utiliser : écrivez son nom sous « erp.sales.taxes » dans la configuration du connecteur (docs/tryton.md).',
    nl: 'Verschillende belastingen in Tryton zijn {rate} %: {found}. Geef aan welke gebruikt wordt: zet de naam als “erp.sales.taxes” in de configuratie van de worker (docs/tryton.md).',
  },
  tryton_no_warehouse: {
    params: ['warehouse', 'found'],
    en: 'The worker doesn’t know from which warehouse goods are sent: “{warehouse}” isn’t one of Tryton’s ({found}). Write its name as “erp.warehouse” into the worker’s configuration.',
    fr: 'Le connecteur ne sait pas de quel entrepôt partent les marchandises : « {warehouse} » ne fait pas partie de ceux de Tryton ({found}). Indiquez son nom sous « erp.warehouse » dans la configuration du connecteur.',
    nl: 'De worker weet niet uit welk magazijn goederen vertrekken: “{warehouse}” hoort niet bij die van Tryton ({found}). Zet de naam als “erp.warehouse” in de configuratie van de worker.',
  },
  tryton_no_country: {
    params: ['country'],
    en: 'Tryton doesn’t know the country “{country}” of this order’s address. Add it in Tryton (Administration > Countries), or load all of them with trytond_import_countries.',
    fr: 'Tryton ne connaît pas le pays « {country} » de l’adresse de cette commande. Ajoutez-le dans Tryton (Administration > Pays), ou chargez-les tous avec trytond_import_countries.',
    nl: 'Tryton kent het land “{country}” van het adres van deze bestelling niet. Voeg het toe in Tryton (Beheer > Landen), of laad alle landen met trytond_import_countries.',
  },
  tryton_no_party: {
    params: ['code'],
    en: 'The account of this order is linked to the customer {code}, but Tryton has no active party with this code. Activate it in Tryton, or link the account to another customer.',
    fr: 'Le compte de cette commande est lié au client {code}, mais Tryton n’a pas de tiers actif avec ce code. Activez-le dans Tryton, ou liez le compte à un autre client.',
    nl: 'Het account van deze bestelling is gekoppeld aan klant {code}, maar Tryton heeft geen actieve relatie met deze code. Activeer ze in Tryton, of koppel het account aan een andere klant.',
  },
  tryton_party_changed: {
    params: ['code', 'email'],
    en: 'The party {code} in Tryton was created for {email}, but it isn’t active any more or has another e-mail now, so it isn’t clear whose order this is. Activate it or give it back this e-mail; if it is somebody else by now, change its code.',
    fr: 'Le tiers {code} de Tryton a été créé pour {email}, mais il n’est plus actif ou a maintenant une autre adresse ; on ne sait donc pas de qui vient cette commande. Activez-le ou rendez-lui cette adresse ; si c’est désormais quelqu’un d’autre, modifiez son code.',
    nl: 'De relatie {code} in Tryton werd gemaakt voor {email}, maar is niet meer actief of heeft nu een ander e-mailadres; het is dus niet duidelijk van wie deze bestelling is. Activeer ze of geef ze dit adres terug; is het intussen iemand anders, wijzig dan de code.',
  },
  tryton_several_parties: {
    params: ['email', 'found'],
    en: 'Several parties in Tryton have {email}: {found}. Remove it from all but one, so that it is clear whose order this is.',
    fr: 'Plusieurs tiers de Tryton ont {email} : {found}. Retirez-le de tous sauf un, pour que l’on sache de qui vient cette commande.',
    nl: 'Verschillende relaties in Tryton hebben {email}: {found}. Verwijder het bij alle op één na, zodat duidelijk is van wie deze bestelling is.',
  },
  tryton_several_products: {
    params: ['sku', 'found'],
    en: 'Several products in Tryton have the SKU {sku}: {found}. Remove it from all but one, so that it is clear what was ordered.',
    fr: 'Plusieurs produits de Tryton ont l’UGS {sku} : {found}. Retirez-la de tous sauf un, pour que l’on sache ce qui a été commandé.',
    nl: 'Verschillende producten in Tryton hebben het artikelnummer {sku}: {found}. Verwijder het bij alle op één na, zodat duidelijk is wat er besteld werd.',
  },
  tryton_quantity: {
    params: ['name', 'quantity', 'unit'],
    en: 'The order contains {quantity} of “{name}”, but Tryton counts this product in whole “{unit}”. Give the product a unit with decimals in Tryton.',
    fr: 'La commande contient {quantity} × « {name} », mais Tryton compte ce produit en « {unit} » entiers. Donnez à ce produit une unité avec décimales dans Tryton.',
    nl: 'De bestelling bevat {quantity} × “{name}”, maar Tryton telt dit product in hele “{unit}”. Geef het product in Tryton een eenheid met decimalen.',
  },
  tryton_other_total: {
    params: ['shop_total', 'shop_tax', 'tryton_total', 'tryton_tax', 'currency'],
    en: 'The order’s total is {shop_total} {currency} with {shop_tax} {currency} VAT, but Tryton computes {tryton_total} {currency} with {tryton_tax} {currency} VAT. Amounts are never adjusted, so the sale is held as a draft in Tryton. If these are cents of rounding, allow a line for them (“erp.sales.rounding_line” in the worker’s configuration), or make Tryton round taxes as the shop does (Financial > Configuration).',
    fr: 'Le total de la commande est de {shop_total} {currency}, dont {shop_tax} {currency} de TVA, mais Tryton calcule {tryton_total} {currency}, dont {tryton_tax} {currency} de TVA. Les montants ne sont jamais ajustés ; la vente reste donc en brouillon dans Tryton. S’il s’agit de centimes d’arrondi, autorisez une ligne pour ceux-ci (« erp.sales.rounding_line » dans la configuration du connecteur), ou faites arrondir les taxes par Tryton comme sur le site (Financier > Configuration).',
    nl: 'Het totaal van de bestelling is {shop_total} {currency} met {shop_tax} {currency} btw, maar Tryton berekent {tryton_total} {currency} met {tryton_tax} {currency} btw. Bedragen worden nooit aangepast, dus de verkoop blijft een concept in Tryton. Gaat het om centen van de afronding, sta er dan een regel voor toe (“erp.sales.rounding_line” in de configuratie van de worker), of laat Tryton belastingen afronden zoals de winkel (Financieel > Instellingen).',
  },
  tryton_others_sale: {
    params: ['number'],
    en: 'Tryton already has a sale with this order’s reference, which the worker didn’t make: {number}. If it is this order’s, leave it as it is; else change its reference in Tryton.',
    fr: 'Tryton a déjà une vente avec la référence de cette commande, que le connecteur n’a pas créée : {number}. Si c’est bien celle de cette commande, laissez-la telle quelle ; sinon, modifiez sa référence dans Tryton.',
    nl: 'Tryton heeft al een verkoop met de referentie van deze bestelling, die de worker niet maakte: {number}. Hoort ze bij deze bestelling, laat ze dan zo; wijzig anders de referentie in Tryton.',
  },
  tryton_final_changed: {
    params: ['document'],
    en: 'The order was changed after {document} became final in Tryton, so it stays as it is there. If the change counts, correct it in Tryton (credit note or return, and a new document).',
    fr: 'La commande a été modifiée alors que {document} était déjà définitif dans Tryton ; il y reste donc tel quel. Si la modification compte, corrigez-la dans Tryton (avoir ou retour, et nouveau document).',
    nl: 'De bestelling werd gewijzigd nadat {document} definitief was in Tryton; daar blijft het dus zoals het is. Telt de wijziging, verbeter ze dan in Tryton (creditnota of retour, en een nieuw document).',
  },
  tryton_final_withdrawn: {
    params: ['document'],
    en: 'The order was cancelled, but {document} is final in Tryton. It isn’t withdrawn automatically: make a credit note in Tryton, or stop the shipment there.',
    fr: 'La commande a été annulée, mais {document} est définitif dans Tryton. Il n’est pas retiré automatiquement : faites un avoir dans Tryton, ou arrêtez-y l’expédition.',
    nl: 'De bestelling werd geannuleerd, maar {document} is definitief in Tryton. Het wordt niet automatisch ingetrokken: maak een creditnota in Tryton, of stop er de verzending.',
  },
  tryton_stuck: {
    params: ['step', 'number'],
    en: 'Tryton doesn’t carry out “{step}” for the sale {number}, and doesn’t say why. Open the sale in Tryton and do it there. The worker tries again automatically.',
    fr: 'Tryton n’exécute pas « {step} » pour la vente {number}, sans dire pourquoi. Ouvrez la vente dans Tryton et faites-le là. Un nouvel essai a lieu automatiquement.',
    nl: 'Tryton voert “{step}” voor verkoop {number} niet uit en zegt niet waarom. Open de verkoop in Tryton en doe het daar. De worker probeert het automatisch opnieuw.',
  },
  tryton_credit_waits: {
    params: ['order'],
    en: 'The credit note for this refund waits until the invoice of order {order} is posted in Tryton. The worker tries again automatically.',
    fr: 'L’avoir pour ce remboursement attend que la facture de la commande {order} soit comptabilisée dans Tryton. Un nouvel essai a lieu automatiquement.',
    nl: 'De creditnota voor deze terugbetaling wacht tot de factuur van bestelling {order} in Tryton geboekt is. De worker probeert het automatisch opnieuw.',
  },
  tryton_credit_of_nothing: {
    params: ['order', 'number'],
    en: 'Order {order} has no invoice in Tryton that could be credited (sale {number}), so no credit note is made for this refund. Post its invoice in Tryton, and the credit note follows automatically; or correct the sale there yourself.',
    fr: 'La commande {order} n’a pas, dans Tryton, de facture qui puisse faire l’objet d’un avoir (vente {number}) ; aucun avoir n’est donc créé pour ce remboursement. Comptabilisez sa facture dans Tryton et l’avoir suivra automatiquement ; ou corrigez-y vous-même la vente.',
    nl: 'Bestelling {order} heeft in Tryton geen factuur die gecrediteerd kan worden (verkoop {number}); voor deze terugbetaling wordt dus geen creditnota gemaakt. Boek de factuur in Tryton en de creditnota volgt automatisch; of verbeter de verkoop daar zelf.',
  },
} satisfies Record<string, Reason>;
