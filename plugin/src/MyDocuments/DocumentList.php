<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use ErpBridge\Documents\Documents;
use ErpBridge\Platform\Plugin;
use ErpBridge\Sales\TypeNames;

/** A customer's documents as a page of HTML, wherever it is shown: filters, sorting and pages are in the address of that page. */
final class DocumentList {
	/** Name of our script and of our style. */
	public const ASSETS = 'erp-bridge-my-documents';

	/** The list on its page: links come back to it, past the header and the menu of a phone. */
	public const ANCHOR = 'erp-bridge-documents';

	private const PER_PAGE = 20;

	/** In the address. With a prefix: `year`, `order` and `page` are WordPress's own. */
	private const NAMES = array(
		'type'   => 'documents-type',
		'year'   => 'documents-year',
		'search' => 'documents-search',
		'sort'   => 'documents-sort',
		'order'  => 'documents-order',
		'page'   => 'documents-page',
	);

	/** What the address need not say. */
	private const DEFAULTS = array(
		'type'   => '',
		'year'   => 0,
		'search' => '',
		'sort'   => 'date',
		'order'  => 'desc',
		'page'   => 1,
	);

	/** How a click on a heading sorts first. */
	private const SORTS = array(
		'number' => 'asc',
		'date'   => 'desc',
		'total'  => 'desc',
		'due'    => 'asc',
	);

	/** @param array<string, string|int> $query What is asked for, by the names of NAMES. */
	private function __construct( private array $query ) {
	}

	public static function register_assets(): void {
		wp_register_style( self::ASSETS, Plugin::url( 'assets/my-documents.css' ), array(), Plugin::VERSION );
		wp_register_script( self::ASSETS, Plugin::url( 'assets/my-documents.js' ), array(), Plugin::VERSION, array( 'in_footer' => true ) );
	}

	/** The list of whoever is signed in, as this request asks for it. */
	public static function render(): void {
		$closed = Documents::closed( get_current_user_id() );
		if ( $closed > 0 ) {
			ConfirmNotice::for_documents( $closed );
			return;
		}
		$list = new self( self::asked() );
		wp_enqueue_style( self::ASSETS );
		wp_enqueue_script( self::ASSETS );
		self::template( 'myaccount/documents.php', $list->contents() );
	}

	/** @param array<string, mixed> $values */
	public static function template( string $name, array $values ): void {
		wc_get_template( $name, $values + array( 'button' => self::button() ), '', Plugin::path( 'templates/' ) );
	}

	/**
	 * The headings of the table.
	 *
	 * @param list<array<string, mixed>> $documents
	 * @return array<string, string> By column; the one about payment only where there is something to say.
	 */
	public static function headings( array $documents ): array {
		$of_payment = array_filter( $documents, static fn( array $document ): bool => null !== $document['paid'] || null !== $document['due_date'] );
		return array(
			'number' => __( 'Document', 'erp-bridge' ),
			'date'   => __( 'Date', 'erp-bridge' ),
			'total'  => __( 'Total', 'erp-bridge' ),
		) + ( $of_payment ? array( 'due' => __( 'Payment', 'erp-bridge' ) ) : array() );
	}

	/** @return array<string, string|int> */
	private static function asked(): array {
		// Looking into one's own list changes nothing: no nonce.
		$asked = array();
		foreach ( self::NAMES as $field => $name ) {
			$asked[ $field ] = isset( $_GET[ $name ] ) && is_string( $_GET[ $name ] ) ? mb_substr( trim( sanitize_text_field( wp_unslash( $_GET[ $name ] ) ) ), 0, 190 ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		}
		return array(
			'type'   => in_array( $asked['type'], Documents::TYPES, true ) ? $asked['type'] : '',
			'year'   => preg_match( '/^[12]\d{3}$/', $asked['year'] ) ? (int) $asked['year'] : 0,
			'search' => $asked['search'],
			'sort'   => isset( self::SORTS[ $asked['sort'] ] ) ? $asked['sort'] : 'date',
			'order'  => 'asc' === $asked['order'] ? 'asc' : 'desc',
			'page'   => max( 1, min( 100000, absint( $asked['page'] ) ) ),
		);
	}

	/** @return array<string, mixed> What the template shows. */
	private function contents(): array {
		$user  = get_current_user_id();
		$found = Documents::of( $user, $this->query + array( 'per_page' => self::PER_PAGE ) );
		$pages = (int) ceil( $found['total'] / self::PER_PAGE );
		if ( $pages > 0 && $this->query['page'] > $pages ) {
			// An old link: documents were withdrawn since.
			$this->query['page'] = $pages;
			$found               = Documents::of( $user, $this->query + array( 'per_page' => self::PER_PAGE ) );
		}
		$page      = (int) $this->query['page'];
		$all       = $this->url( array_intersect_key( self::DEFAULTS, array_flip( array( 'type', 'year', 'search', 'page' ) ) ) );
		$documents = MyDocumentsRoutes::items( $found['rows'] );
		return array(
			'documents' => $documents,
			'total'     => $found['total'],
			'page'      => $page,
			'pages'     => $pages,
			'previous'  => $page > 1 ? $this->url( array( 'page' => $page - 1 ) ) : null,
			'next'      => $page < $pages ? $this->url( array( 'page' => $page + 1 ) ) : null,
			'type'      => $this->query['type'],
			'year'      => $this->query['year'],
			'search'    => $this->query['search'],
			'filtered'  => '' !== $this->query['type'] || 0 !== $this->query['year'] || '' !== $this->query['search'],
			'names'     => self::NAMES,
			'types'     => array_intersect_key( TypeNames::all(), array_flip( Documents::types_of( $user ) ) ),
			'years'     => Documents::years( $user ),
			'all_url'   => $all,
			'form'      => self::form( $all ),
			'zip'       => self::form( remove_query_arg( Zip::QUERY, Zip::url( array() ) ) ),
			'headings'  => self::headings( $documents ),
			'links'     => $this->links(),
		);
	}

	/**
	 * @return array<string, array{url: string, sorted: string}> By column: the address sorted by it, and how it is now, as
	 *                                                           aria-sort says it; '' where another column decides.
	 */
	private function links(): array {
		$links = array();
		foreach ( self::SORTS as $name => $first ) {
			$sorted         = $name === $this->query['sort'];
			$other          = 'asc' === $this->query['order'] ? 'desc' : 'asc';
			$links[ $name ] = array(
				'url'    => $this->url(
					array(
						'sort'  => $name,
						'order' => $sorted ? $other : $first,
						'page'  => 1,
					)
				),
				'sorted' => $sorted ? $this->query['order'] . 'ending' : '',
			);
		}
		return $links;
	}

	/**
	 * The address of this page with the list as it is now, but for some changes.
	 *
	 * @param array<string, string|int> $changes
	 */
	private function url( array $changes ): string {
		$args = array();
		foreach ( array_diff_assoc( $changes + $this->query, self::DEFAULTS ) as $field => $value ) {
			$args[ self::NAMES[ $field ] ] = rawurlencode( (string) $value );
		}
		return add_query_arg( $args, remove_query_arg( array_values( self::NAMES ) ) ) . '#' . self::ANCHOR;
	}

	/**
	 * A form that is sent by GET loses what its address asks for; it has to be in its fields.
	 *
	 * @return array{action: string, fields: array<string, string>}
	 */
	private static function form( string $url ): array {
		wp_parse_str( (string) wp_parse_url( $url, PHP_URL_QUERY ), $fields );
		return array(
			'action' => (string) preg_replace( '/\?[^#]*/', '', $url ),
			'fields' => array_filter( $fields, 'is_string' ),
		);
	}

	/** The classes of a button in this theme. */
	private static function button(): string {
		return 'woocommerce-button button' . ( wp_is_block_theme() ? ' ' . wp_theme_get_element_class_name( 'button' ) : '' );
	}
}
