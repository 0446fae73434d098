<?php
/**
 * What each route takes; see ErpBridge\Platform\Rest. Generated from contract/ by `npm run generate`. Do not edit.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

return array(
	'POST /accounts/batch'                => array(
		'path' => '/accounts/batch',
		'who'  => 'worker',
		'args' => array(
			'accounts' => array(
				'type'     => 'array',
				'minItems' => 1,
				'maxItems' => 500,
				'items'    => array(
					'type'       => 'object',
					'required'   => array( 'erp_key', 'email', 'active' ),
					'properties' => array(
						'erp_key'    => array( 'type' => 'string', 'pattern' => '^[A-Za-z0-9._~-]+$', 'minLength' => 1, 'maxLength' => 190 ),
						'also'       => array(
							'type'  => 'array',
							'items' => array( 'type' => 'string', 'pattern' => '^[A-Za-z0-9._~-]+$', 'minLength' => 1, 'maxLength' => 190 ),
						),
						'tiers_key'  => array( 'type' => 'string' ),
						'tiers_code' => array( 'type' => 'string' ),
						'email'      => array( 'type' => 'string' ),
						'active'     => array( 'type' => 'boolean' ),
						'first_name' => array( 'type' => 'string' ),
						'last_name'  => array( 'type' => 'string' ),
						'company'    => array( 'type' => 'string' ),
						'phone'      => array( 'type' => 'string' ),
						'billing'    => array(
							'type'       => 'object',
							'properties' => array(
								'address_1' => array( 'type' => 'string' ),
								'address_2' => array( 'type' => 'string' ),
								'postcode'  => array( 'type' => 'string' ),
								'city'      => array( 'type' => 'string' ),
								'country'   => array( 'type' => 'string' ),
							),
						),
					),
				),
				'required' => true,
			),
			'notify'   => array( 'type' => 'boolean', 'default' => false ),
			'dry_run'  => array( 'type' => 'boolean', 'default' => false ),
		),
	),
	'GET /changes'                        => array(
		'path' => '/changes',
		'who'  => 'worker',
		'args' => array(
			'after' => array( 'type' => 'integer', 'minimum' => 0, 'default' => 0 ),
			'limit' => array( 'type' => 'integer', 'minimum' => 1, 'maximum' => 1000, 'default' => 500 ),
		),
	),
	'GET /columns'                        => array( 'path' => '/columns', 'who' => 'admin', 'args' => array() ),
	'DELETE /columns'                     => array( 'path' => '/columns', 'who' => 'admin', 'args' => array() ),
	'POST /commands'                      => array(
		'path' => '/commands',
		'who'  => 'admin',
		'args' => array(
			'name' => array(
				'type'     => 'string',
				'enum'     => array(
					'sync',
					'retry',
					'preview',
					'approve',
					'columns',
					'look',
					'import',
					'pause',
					'resume',
					'pick',
				),
				'required' => true,
			),
			'args' => array(
				'type'                 => 'object',
				'default'              => array(),
				'additionalProperties' => false,
				'properties'           => array(
					'lane'    => array( 'type' => 'string', 'enum' => array( 'accounts', 'documents', 'sales', 'states' ) ),
					'full'    => array( 'type' => 'string' ),
					'erp_key' => array( 'type' => 'string', 'pattern' => '^[A-Za-z0-9._~-]+$', 'minLength' => 1, 'maxLength' => 190 ),
					'source'  => array( 'type' => 'string', 'pattern' => '^[a-z][a-z0-9-]*$', 'maxLength' => 40 ),
					'scope'   => array( 'type' => 'string', 'enum' => array( 'import', 'ledger' ) ),
					'job'     => array( 'type' => 'string', 'pattern' => '^[0-9]+$' ),
					'match'   => array( 'type' => 'string', 'maxLength' => 250 ),
					'choice'  => array( 'type' => 'string', 'minLength' => 1, 'maxLength' => 190 ),
				),
			),
		),
	),
	'GET /connection'                     => array( 'path' => '/connection', 'who' => 'admin', 'args' => array() ),
	'POST /connection/key'                => array(
		'path' => '/connection/key',
		'who'  => 'administrator',
		'args' => array( 'replace' => array( 'type' => 'boolean', 'default' => false ) ),
	),
	'GET /connection/probe'               => array(
		'path' => '/connection/probe',
		'who'  => 'probe',
		'args' => array( 'token' => array( 'type' => 'string', 'required' => true ) ),
	),
	'POST /connection/test'               => array(
		'path' => '/connection/test',
		'who'  => 'admin',
		'args' => array(
			'consumer_key'    => array( 'type' => 'string', 'default' => '' ),
			'consumer_secret' => array( 'type' => 'string', 'default' => '' ),
		),
	),
	'GET /documents'                      => array(
		'path' => '/documents',
		'who'  => 'admin',
		'args' => array(
			'state'    => array( 'type' => 'string', 'enum' => array( '', 'visible', 'withdrawn' ), 'default' => '' ),
			'type'     => array(
				'type'    => 'string',
				'enum'    => array( '', 'quote', 'order', 'delivery_note', 'invoice', 'credit_note', 'other' ),
				'default' => '',
			),
			'search'   => array( 'type' => 'string', 'maxLength' => 190, 'default' => '' ),
			'sort'     => array(
				'type'    => 'string',
				'enum'    => array( 'stored', 'date', 'number', 'customer' ),
				'default' => 'stored',
			),
			'order'    => array( 'type' => 'string', 'enum' => array( 'desc', 'asc' ), 'default' => 'desc' ),
			'page'     => array( 'type' => 'integer', 'minimum' => 1, 'default' => 1 ),
			'per_page' => array( 'type' => 'integer', 'minimum' => 1, 'maximum' => 100, 'default' => 20 ),
		),
	),
	'PUT /documents'                      => array( 'path' => '/documents', 'who' => 'worker', 'args' => array() ),
	'GET /documents/by-id/{id}/history'   => array(
		'path' => '/documents/by-id/(?P<id>\\d+)/history',
		'who'  => 'admin',
		'args' => array( 'id' => array( 'type' => 'integer', 'required' => true ) ),
	),
	'POST /documents/by-id/{id}/restore'  => array(
		'path' => '/documents/by-id/(?P<id>\\d+)/restore',
		'who'  => 'admin',
		'args' => array( 'id' => array( 'type' => 'integer', 'required' => true ) ),
	),
	'POST /documents/by-id/{id}/withdraw' => array(
		'path' => '/documents/by-id/(?P<id>\\d+)/withdraw',
		'who'  => 'admin',
		'args' => array( 'id' => array( 'type' => 'integer', 'required' => true ) ),
	),
	'POST /documents/lookup'              => array(
		'path' => '/documents/lookup',
		'who'  => 'worker',
		'args' => array(
			'documents' => array(
				'type'     => 'array',
				'maxItems' => 500,
				'default'  => array(),
				'items'    => array(
					'type'       => 'object',
					'required'   => array( 'erp_key', 'sha256' ),
					'properties' => array(
						'erp_key'  => array( 'type' => 'string', 'pattern' => '^[A-Za-z0-9._~-]+$', 'minLength' => 1, 'maxLength' => 190 ),
						'sha256'   => array( 'type' => 'string', 'pattern' => '^[0-9a-fA-F]{64}$' ),
						'sale_key' => array( 'type' => 'string', 'pattern' => '^(sale\\.[1-9][0-9]{0,17})?$' ),
					),
				),
			),
			'accounts'  => array(
				'type'     => 'array',
				'maxItems' => 500,
				'default'  => array(),
				'items'    => array(
					'type'       => 'object',
					'properties' => array(
						'key'       => array( 'type' => 'string' ),
						'email'     => array( 'type' => 'string' ),
						'tiers_key' => array( 'type' => 'string' ),
					),
				),
			),
		),
	),
	'GET /documents/waiting'              => array(
		'path' => '/documents/waiting',
		'who'  => 'admin',
		'args' => array(
			'search'   => array( 'type' => 'string', 'maxLength' => 190, 'default' => '' ),
			'page'     => array( 'type' => 'integer', 'minimum' => 1, 'default' => 1 ),
			'per_page' => array( 'type' => 'integer', 'minimum' => 1, 'maximum' => 100, 'default' => 20 ),
		),
	),
	'POST /documents/waiting/account'     => array(
		'path' => '/documents/waiting/account',
		'who'  => 'admin',
		'args' => array(
			'account_key' => array(
				'type'      => 'string',
				'pattern'   => '^[A-Za-z0-9._~-]+$',
				'minLength' => 1,
				'maxLength' => 190,
				'required'  => true,
			),
		),
	),
	'POST /documents/waiting/dismiss'     => array(
		'path' => '/documents/waiting/dismiss',
		'who'  => 'admin',
		'args' => array(
			'account_key' => array( 'type' => 'string', 'default' => '' ),
			'email'       => array( 'type' => 'string', 'default' => '' ),
		),
	),
	'PUT /documents/{erp_key}'            => array(
		'path' => '/documents/(?P<erp_key>[A-Za-z0-9_~-]+\\.[A-Za-z0-9._~-]{1,180})',
		'who'  => 'worker',
		'args' => array(
			'erp_key'       => array(
				'type'      => 'string',
				'pattern'   => '^[A-Za-z0-9._~-]+$',
				'minLength' => 1,
				'maxLength' => 190,
				'required'  => true,
			),
			'sha256'        => array( 'type' => 'string', 'pattern' => '^[0-9a-fA-F]{64}$', 'required' => true ),
			'type'          => array(
				'type'     => 'string',
				'enum'     => array( 'quote', 'order', 'delivery_note', 'invoice', 'credit_note', 'other' ),
				'required' => true,
			),
			'number'        => array( 'type' => 'string', 'maxLength' => 190, 'default' => '', 'required' => true ),
			'date'          => array(
				'type'    => 'string',
				'pattern' => '^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$',
				'default' => '',
			),
			'due_date'      => array(
				'type'    => 'string',
				'pattern' => '^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$',
				'default' => '',
			),
			'account_key'   => array( 'type' => 'string', 'maxLength' => 190, 'default' => '' ),
			'account_email' => array( 'type' => 'string', 'maxLength' => 190, 'default' => '' ),
			'tiers_key'     => array( 'type' => 'string', 'maxLength' => 190, 'default' => '' ),
			'file_name'     => array( 'type' => 'string', 'maxLength' => 1000, 'default' => '' ),
			'order_number'  => array( 'type' => 'string', 'maxLength' => 190, 'default' => '' ),
			'total'         => array( 'type' => 'string', 'pattern' => '^(-?[0-9]{1,20}(\\.[0-9]{1,8})?)?$', 'default' => '' ),
			'total_net'     => array( 'type' => 'string', 'pattern' => '^(-?[0-9]{1,20}(\\.[0-9]{1,8})?)?$', 'default' => '' ),
			'currency'      => array( 'type' => 'string', 'pattern' => '^([A-Z]{3})?$', 'default' => '' ),
			'paid'          => array( 'type' => 'string', 'enum' => array( '', '0', '1' ), 'default' => '' ),
			'facturx'       => array( 'type' => 'string', 'maxLength' => 32, 'default' => '' ),
			'siren'         => array( 'type' => 'string', 'maxLength' => 20, 'default' => '' ),
			'sale_key'      => array( 'type' => 'string', 'pattern' => '^(sale\\.[1-9][0-9]{0,17})?$', 'default' => '' ),
			'tell'          => array( 'type' => 'boolean', 'default' => false ),
		),
	),
	'DELETE /documents/{erp_key}'         => array(
		'path' => '/documents/(?P<erp_key>[A-Za-z0-9_~-]+\\.[A-Za-z0-9._~-]{1,180})',
		'who'  => 'worker_or_admin',
		'args' => array(
			'erp_key' => array(
				'type'      => 'string',
				'pattern'   => '^[A-Za-z0-9._~-]+$',
				'minLength' => 1,
				'maxLength' => 190,
				'required'  => true,
			),
		),
	),
	'GET /journal'                        => array(
		'path' => '/journal',
		'who'  => 'admin',
		'args' => array(
			'lane'      => array( 'type' => 'string', 'default' => '' ),
			'state'     => array( 'type' => 'string', 'default' => '' ),
			'reason'    => array( 'type' => 'string', 'default' => '' ),
			'search'    => array( 'type' => 'string', 'default' => '' ),
			'dismissed' => array( 'type' => 'boolean', 'default' => false ),
			'page'      => array( 'type' => 'integer', 'minimum' => 1, 'default' => 1 ),
			'per_page'  => array( 'type' => 'integer', 'minimum' => 1, 'maximum' => 100, 'default' => 20 ),
		),
	),
	'DELETE /journal/{id}'                => array(
		'path' => '/journal/(?P<id>\\d+)',
		'who'  => 'admin',
		'args' => array( 'id' => array( 'type' => 'integer', 'required' => true ) ),
	),
	'POST /journal/{id}/retry'            => array(
		'path' => '/journal/(?P<id>\\d+)/retry',
		'who'  => 'admin',
		'args' => array( 'id' => array( 'type' => 'integer', 'required' => true ) ),
	),
	'GET /my/documents'                   => array(
		'path' => '/my/documents',
		'who'  => 'customer',
		'args' => array(
			'type'     => array(
				'type' => 'string',
				'enum' => array( '', 'quote', 'order', 'delivery_note', 'invoice', 'credit_note', 'other' ),
			),
			'year'     => array( 'type' => 'integer', 'minimum' => 1900, 'maximum' => 9999 ),
			'search'   => array( 'type' => 'string', 'maxLength' => 190 ),
			'sort'     => array( 'type' => 'string', 'enum' => array( 'date', 'due', 'number', 'total' ) ),
			'order'    => array( 'type' => 'string', 'enum' => array( 'asc', 'desc' ) ),
			'page'     => array( 'type' => 'integer', 'minimum' => 1, 'default' => 1 ),
			'per_page' => array( 'type' => 'integer', 'minimum' => 1, 'maximum' => 100, 'default' => 20 ),
		),
	),
	'GET /my/documents/{id}/file'         => array(
		'path' => '/my/documents/(?P<id>\\d+)/file',
		'who'  => 'customer',
		'args' => array( 'id' => array( 'type' => 'integer', 'required' => true ) ),
	),
	'GET /orders'                         => array(
		'path' => '/orders',
		'who'  => 'worker',
		'args' => array(
			'ids'      => array(
				'type'     => 'array',
				'minItems' => 1,
				'maxItems' => 100,
				'items'    => array( 'type' => 'integer', 'minimum' => 1 ),
			),
			'after_id' => array( 'type' => 'integer', 'minimum' => 0 ),
			'limit'    => array( 'type' => 'integer', 'minimum' => 1, 'maximum' => 100, 'default' => 100 ),
			'since'    => array( 'type' => 'string', 'format' => 'date-time' ),
			'products' => array( 'type' => 'boolean', 'default' => false ),
		),
	),
	'GET /orders-import'                  => array( 'path' => '/orders-import', 'who' => 'admin', 'args' => array() ),
	'POST /orders-import/again'           => array(
		'path' => '/orders-import/again',
		'who'  => 'admin',
		'args' => array(
			'source' => array( 'type' => 'string', 'pattern' => '^[a-z][a-z0-9-]*$', 'maxLength' => 40, 'required' => true ),
			'ids'    => array(
				'type'     => 'array',
				'minItems' => 1,
				'maxItems' => 1000,
				'items'    => array( 'type' => 'string', 'maxLength' => 190 ),
				'required' => true,
			),
		),
	),
	'GET /orders-look'                    => array(
		'path' => '/orders-look',
		'who'  => 'admin',
		'args' => array(
			'source'   => array( 'type' => 'string', 'pattern' => '^[a-z][a-z0-9-]*$', 'maxLength' => 40, 'required' => true ),
			'scope'    => array( 'type' => 'string', 'enum' => array( 'import', 'ledger' ), 'required' => true ),
			'standing' => array(
				'type'    => 'string',
				'enum'    => array( '', 'new', 'known', 'left_out', 'waiting', 'refused', 'held', 'unseen' ),
				'default' => '',
			),
			'reason'   => array( 'type' => 'string', 'maxLength' => 64, 'default' => '' ),
			'from'     => array( 'type' => 'string', 'pattern' => '^$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'default' => '' ),
			'to'       => array( 'type' => 'string', 'pattern' => '^$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'default' => '' ),
			'search'   => array( 'type' => 'string', 'default' => '' ),
			'page'     => array( 'type' => 'integer', 'minimum' => 1, 'default' => 1 ),
			'per_page' => array( 'type' => 'integer', 'minimum' => 1, 'maximum' => 100, 'default' => 20 ),
		),
	),
	'GET /orders-look/periods'            => array(
		'path' => '/orders-look/periods',
		'who'  => 'admin',
		'args' => array(
			'source' => array( 'type' => 'string', 'pattern' => '^[a-z][a-z0-9-]*$', 'maxLength' => 40, 'required' => true ),
			'by'     => array( 'type' => 'string', 'enum' => array( 'day', 'month' ), 'default' => 'month' ),
			'from'   => array( 'type' => 'string', 'pattern' => '^$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'default' => '' ),
			'to'     => array( 'type' => 'string', 'pattern' => '^$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'default' => '' ),
		),
	),
	'GET /orders-matches'                 => array( 'path' => '/orders-matches', 'who' => 'admin', 'args' => array() ),
	'GET /orders/ids'                     => array(
		'path' => '/orders/ids',
		'who'  => 'worker',
		'args' => array(
			'after_id' => array( 'type' => 'integer', 'minimum' => 0, 'default' => 0 ),
			'limit'    => array( 'type' => 'integer', 'minimum' => 1, 'maximum' => 1000, 'default' => 1000 ),
			'since'    => array( 'type' => 'string', 'format' => 'date-time' ),
		),
	),
	'POST /orders/states'                 => array(
		'path' => '/orders/states',
		'who'  => 'worker',
		'args' => array(
			'states' => array(
				'type'     => 'array',
				'minItems' => 1,
				'maxItems' => 200,
				'items'    => array(
					'type'       => 'object',
					'required'   => array( 'order_id', 'state', 'reason', 'params', 'document', 'difference', 'qr' ),
					'properties' => array(
						'order_id'   => array( 'type' => 'integer', 'minimum' => 1 ),
						'state'      => array(
							'type' => 'string',
							'enum' => array( 'waiting', 'sent', 'draft', 'invoiced', 'paid', 'held', 'refused', 'failed', 'withdrawn' ),
						),
						'reason'     => array( 'type' => 'string', 'maxLength' => 64 ),
						'params'     => array( 'type' => 'object' ),
						'document'   => array(
							'type'       => array( 'object', 'null' ),
							'required'   => array( 'type', 'number', 'state', 'date', 'due_date', 'total', 'currency', 'paid', 'stock_out' ),
							'properties' => array(
								'type'      => array( 'type' => 'string', 'maxLength' => 20 ),
								'number'    => array( 'type' => 'string', 'maxLength' => 190 ),
								'state'     => array( 'type' => 'string', 'enum' => array( 'draft', 'final' ) ),
								'date'      => array( 'type' => 'string', 'pattern' => '^([0-9]{4}-[0-9]{2}-[0-9]{2})?$' ),
								'due_date'  => array( 'type' => 'string', 'pattern' => '^([0-9]{4}-[0-9]{2}-[0-9]{2})?$' ),
								'total'     => array( 'type' => 'string', 'maxLength' => 32 ),
								'currency'  => array( 'type' => 'string', 'maxLength' => 3 ),
								'paid'      => array( 'type' => 'string', 'enum' => array( '', '0', '1' ) ),
								'stock_out' => array( 'type' => 'string', 'enum' => array( '', '0', '1' ) ),
							),
						),
						'difference' => array( 'type' => 'string', 'maxLength' => 32 ),
						'qr'         => array(
							'type'       => array( 'object', 'null' ),
							'required'   => array( 'payload', 'png_base64' ),
							'properties' => array(
								'payload'    => array( 'type' => 'string', 'maxLength' => 1000 ),
								'png_base64' => array( 'type' => 'string', 'maxLength' => 200000, 'pattern' => '^[A-Za-z0-9+/=]*$' ),
							),
						),
						'status'     => array(
							'type'       => 'object',
							'required'   => array( 'to', 'step' ),
							'properties' => array(
								'to'   => array( 'type' => 'string', 'minLength' => 1, 'maxLength' => 50 ),
								'step' => array(
									'type' => 'string',
									'enum' => array( 'draft', 'invoiced', 'paid', 'stock_out', 'withdrawn' ),
								),
							),
						),
					),
				),
				'required' => true,
			),
		),
	),
	'POST /orders/{id}/mail'              => array(
		'path' => '/orders/(?P<id>\\d+)/mail',
		'who'  => 'order_staff',
		'args' => array(
			'id'    => array( 'type' => 'integer', 'required' => true ),
			'again' => array( 'type' => 'boolean', 'default' => false ),
		),
	),
	'GET /orders/{id}/sale'               => array(
		'path' => '/orders/(?P<id>\\d+)/sale',
		'who'  => 'order_staff',
		'args' => array( 'id' => array( 'type' => 'integer', 'required' => true ) ),
	),
	'POST /orders/{id}/send'              => array(
		'path' => '/orders/(?P<id>\\d+)/send',
		'who'  => 'order_staff',
		'args' => array( 'id' => array( 'type' => 'integer', 'required' => true ) ),
	),
	'GET /overview'                       => array( 'path' => '/overview', 'who' => 'admin', 'args' => array() ),
	'GET /ping'                           => array( 'path' => '/ping', 'who' => 'worker', 'args' => array() ),
	'GET /preview'                        => array(
		'path' => '/preview',
		'who'  => 'admin',
		'args' => array(
			'lane'     => array( 'type' => 'string', 'enum' => array( 'accounts', 'documents', 'sales' ), 'required' => true ),
			'outcome'  => array(
				'type'    => 'string',
				'enum'    => array(
					'',
					'created',
					'updated',
					'reactivated',
					'deactivated',
					'delivered',
					'withdrawn',
					'waiting',
					'refused',
					'held',
					'failed',
				),
				'default' => '',
			),
			'search'   => array( 'type' => 'string', 'default' => '' ),
			'page'     => array( 'type' => 'integer', 'minimum' => 1, 'default' => 1 ),
			'per_page' => array( 'type' => 'integer', 'minimum' => 1, 'maximum' => 100, 'default' => 20 ),
		),
	),
	'GET /sales/emails'                   => array( 'path' => '/sales/emails', 'who' => 'admin', 'args' => array() ),
	'PUT /sales/emails/{id}'              => array(
		'path' => '/sales/emails/(?P<id>[A-Za-z0-9_-]+)',
		'who'  => 'admin',
		'args' => array(
			'id'      => array( 'type' => 'string', 'required' => true ),
			'enabled' => array( 'type' => 'boolean', 'required' => true ),
		),
	),
	'GET /sales/gateways'                 => array( 'path' => '/sales/gateways', 'who' => 'admin', 'args' => array() ),
	'GET /sales/placeholders'             => array( 'path' => '/sales/placeholders', 'who' => 'admin', 'args' => array() ),
	'GET /sales/stock'                    => array( 'path' => '/sales/stock', 'who' => 'admin', 'args' => array() ),
	'PUT /sales/stock'                    => array(
		'path' => '/sales/stock',
		'who'  => 'admin',
		'args' => array(
			'owner'         => array( 'type' => 'string', 'enum' => array( 'erp', 'shop' ) ),
			'amounts_shown' => array( 'type' => 'boolean' ),
		),
	),
	'POST /sales/texts/preview'           => array(
		'path' => '/sales/texts/preview',
		'who'  => 'admin',
		'args' => array(
			'order'    => array( 'type' => 'integer', 'minimum' => 0, 'default' => 0 ),
			'language' => array( 'type' => 'string', 'pattern' => '^([a-z]{2})?$', 'default' => '' ),
			'texts'    => array(
				'type'                 => 'object',
				'additionalProperties' => false,
				'patternProperties'    => array(
					'^[a-z]{2}$' => array(
						'type'                 => 'object',
						'additionalProperties' => false,
						'properties'           => array(
							'caption_paid'   => array( 'type' => 'string', 'maxLength' => 2000 ),
							'caption_unpaid' => array( 'type' => 'string', 'maxLength' => 2000 ),
							'subject_paid'   => array( 'type' => 'string', 'maxLength' => 200 ),
							'subject_unpaid' => array( 'type' => 'string', 'maxLength' => 200 ),
							'body_paid'      => array( 'type' => 'string', 'maxLength' => 5000 ),
							'body_unpaid'    => array( 'type' => 'string', 'maxLength' => 5000 ),
						),
					),
				),
				'default'              => array(),
			),
		),
	),
	'GET /settings'                       => array( 'path' => '/settings', 'who' => 'worker_or_admin', 'args' => array() ),
	'PUT /settings'                       => array(
		'path' => '/settings',
		'who'  => 'admin',
		'args' => array(
			'settings' => array( 'type' => 'object', 'required' => true ),
			'version'  => array( 'type' => 'integer' ),
		),
	),
	'GET /webhooks'                       => array( 'path' => '/webhooks', 'who' => 'admin', 'args' => array() ),
	'POST /webhooks'                      => array(
		'path' => '/webhooks',
		'who'  => 'admin',
		'args' => array( 'webhook_url' => array( 'type' => 'string', 'maxLength' => 190 ) ),
	),
	'DELETE /webhooks'                    => array( 'path' => '/webhooks', 'who' => 'admin', 'args' => array() ),
	'POST /webhooks/enable'               => array( 'path' => '/webhooks/enable', 'who' => 'admin', 'args' => array() ),
	'POST /worker/columns'                => array(
		'path' => '/worker/columns',
		'who'  => 'worker',
		'args' => array(
			'files' => array(
				'type'     => 'array',
				'maxItems' => 10,
				'items'    => array(
					'type'                 => 'object',
					'properties'           => array(
						'file'         => array( 'type' => 'string', 'maxLength' => 40 ),
						'encoding'     => array( 'type' => 'string', 'maxLength' => 20 ),
						'delimiter'    => array( 'type' => 'string', 'maxLength' => 4 ),
						'heading_line' => array( 'type' => 'integer' ),
						'columns'      => array(
							'type'     => 'array',
							'maxItems' => 500,
							'items'    => array(
								'type'       => 'object',
								'properties' => array(
									'heading' => array( 'type' => 'string', 'maxLength' => 200 ),
									'field'   => array( 'type' => 'string', 'maxLength' => 200 ),
									'by_name' => array( 'type' => 'string', 'maxLength' => 200 ),
									'by'      => array( 'type' => 'string', 'maxLength' => 200 ),
								),
							),
						),
						'fields'       => array(
							'type'     => 'array',
							'maxItems' => 100,
							'items'    => array(
								'type'       => 'object',
								'properties' => array(
									'name'     => array( 'type' => 'string', 'maxLength' => 40 ),
									'required' => array( 'type' => 'boolean' ),
								),
							),
						),
						'rows'         => array(
							'type'     => 'array',
							'maxItems' => 2,
							'items'    => array(
								'type'     => 'array',
								'maxItems' => 500,
								'items'    => array( 'type' => 'string', 'maxLength' => 200 ),
							),
						),
						'words'        => array(
							'type'     => 'array',
							'maxItems' => 50,
							'items'    => array( 'type' => 'string', 'maxLength' => 200 ),
						),
						'problem'      => array(
							'type'       => array( 'object', 'null' ),
							'properties' => array(
								'reason' => array( 'type' => 'string', 'maxLength' => 64 ),
								'params' => array( 'type' => 'object' ),
							),
						),
					),
					'additionalProperties' => false,
				),
				'required' => true,
			),
		),
	),
	'POST /worker/orders-look'            => array(
		'path' => '/worker/orders-look',
		'who'  => 'worker',
		'args' => array(
			'id'     => array( 'type' => 'string', 'maxLength' => 64, 'required' => true ),
			'source' => array( 'type' => 'string', 'pattern' => '^[a-z][a-z0-9-]*$', 'maxLength' => 40, 'required' => true ),
			'scope'  => array( 'type' => 'string', 'enum' => array( 'import', 'ledger' ), 'required' => true ),
			'begin'  => array( 'type' => 'boolean' ),
			'since'  => array( 'type' => array( 'string', 'null' ) ),
			'items'  => array(
				'type'     => 'array',
				'maxItems' => 500,
				'default'  => array(),
				'items'    => array(
					'type'       => 'object',
					'required'   => array( 'order_id', 'number', 'placed_at', 'modified_at', 'standing', 'reason', 'params' ),
					'properties' => array(
						'order_id'    => array( 'type' => 'string', 'maxLength' => 190 ),
						'number'      => array( 'type' => 'string', 'maxLength' => 190 ),
						'placed_at'   => array( 'type' => array( 'string', 'null' ) ),
						'modified_at' => array( 'type' => array( 'string', 'null' ) ),
						'standing'    => array(
							'type' => 'string',
							'enum' => array( 'new', 'known', 'left_out', 'waiting', 'refused', 'held' ),
						),
						'reason'      => array( 'type' => 'string', 'maxLength' => 64 ),
						'params'      => array( 'type' => 'object' ),
					),
				),
			),
			'finish' => array( 'type' => array( 'object', 'null' ) ),
		),
	),
	'POST /worker/preview'                => array(
		'path' => '/worker/preview',
		'who'  => 'worker',
		'args' => array(
			'id'     => array( 'type' => 'string', 'maxLength' => 64, 'required' => true ),
			'lane'   => array( 'type' => 'string', 'enum' => array( 'accounts', 'documents', 'sales' ), 'required' => true ),
			'begin'  => array( 'type' => 'boolean' ),
			'full'   => array( 'type' => 'boolean' ),
			'items'  => array(
				'type'     => 'array',
				'maxItems' => 500,
				'default'  => array(),
				'items'    => array(
					'type'       => 'object',
					'required'   => array( 'erp_key', 'label', 'outcome' ),
					'properties' => array(
						'erp_key' => array( 'type' => 'string', 'pattern' => '^[A-Za-z0-9._~-]+$', 'minLength' => 1, 'maxLength' => 190 ),
						'label'   => array( 'type' => 'string' ),
						'outcome' => array(
							'type' => 'string',
							'enum' => array(
								'created',
								'updated',
								'reactivated',
								'deactivated',
								'delivered',
								'withdrawn',
								'waiting',
								'refused',
								'held',
								'failed',
							),
						),
						'reason'  => array( 'type' => 'string', 'maxLength' => 64 ),
						'params'  => array( 'type' => 'object' ),
						'changes' => array(
							'type'  => 'array',
							'items' => array(
								'type'                 => 'object',
								'additionalProperties' => false,
								'properties'           => array(
									'field' => array( 'type' => 'string' ),
									'old'   => array( 'type' => 'string' ),
									'new'   => array( 'type' => 'string' ),
									'kept'  => array( 'type' => 'boolean' ),
								),
							),
						),
					),
				),
			),
			'finish' => array( 'type' => array( 'object', 'null' ) ),
		),
	),
	'POST /worker/report'                 => array(
		'path' => '/worker/report',
		'who'  => 'worker',
		'args' => array(
			'worker'   => array(
				'type'       => 'object',
				'properties' => array(
					'id'         => array( 'type' => 'string' ),
					'version'    => array( 'type' => 'string' ),
					'node'       => array( 'type' => 'string' ),
					'host'       => array( 'type' => 'string' ),
					'adapter'    => array( 'type' => 'string' ),
					'started_at' => array( 'type' => 'string' ),
				),
				'required'   => true,
			),
			'running'  => array( 'type' => array( 'object', 'null' ) ),
			'last_run' => array( 'type' => array( 'object', 'null' ) ),
			'counters' => array( 'type' => array( 'object', 'null' ) ),
			'webhooks' => array(
				'type'       => array( 'object', 'null' ),
				'properties' => array(
					'received' => array( 'type' => 'integer' ),
					'refused'  => array( 'type' => 'integer' ),
					'last_at'  => array( 'type' => array( 'string', 'null' ) ),
				),
			),
			'events'   => array(
				'type'     => 'array',
				'maxItems' => 500,
				'default'  => array(),
				'items'    => array(
					'type'       => 'object',
					'required'   => array( 'lane', 'erp_key', 'state', 'at' ),
					'properties' => array(
						'lane'    => array( 'type' => 'string', 'maxLength' => 32 ),
						'erp_key' => array( 'type' => 'string', 'pattern' => '^[A-Za-z0-9._~-]+$', 'minLength' => 1, 'maxLength' => 190 ),
						'label'   => array( 'type' => array( 'string', 'null' ) ),
						'state'   => array(
							'type' => 'string',
							'enum' => array( 'pending', 'applied', 'waiting', 'refused', 'held', 'failed', 'note' ),
						),
						'reason'  => array( 'type' => array( 'string', 'null' ), 'maxLength' => 64 ),
						'params'  => array( 'type' => array( 'object', 'null' ) ),
						'at'      => array( 'type' => 'string', 'format' => 'date-time' ),
					),
				),
			),
			'commands' => array(
				'type'    => 'array',
				'default' => array(),
				'items'   => array(
					'type'       => 'object',
					'required'   => array( 'id', 'state' ),
					'properties' => array(
						'id'      => array( 'type' => 'integer' ),
						'state'   => array( 'type' => 'string', 'enum' => array( 'running', 'done', 'failed' ) ),
						'message' => array( 'type' => 'string' ),
					),
				),
			),
			'imports'  => array( 'type' => array( 'object', 'null' ) ),
		),
	),
);
