<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

/**
 * A zip that is sent while it is made: nothing of it lies on the disk or in memory, and its length is known beforehand. The files
 * go in as they are (PDFs are compressed already), which leaves three small headers to write; PHP's own library makes zips
 * only as files, and those from Composer would meet other plugins' copies of themselves.
 */
final class ZipStream {
	/** Most bytes of a zip without the extensions that not every program reads. */
	public const LARGEST = 0xFFFFFFFF;

	private const LOCAL   = "PK\x03\x04";
	private const CENTRAL = "PK\x01\x02";
	private const END     = "PK\x05\x06";

	/** Lengths of these headers without the name of the file. */
	private const LENGTHS = array(
		self::LOCAL   => 30,
		self::CENTRAL => 46,
		self::END     => 22,
	);

	/** Names are UTF-8. */
	private const FLAGS = 0x0800;

	/** The version of the format that this needs. */
	private const VERSION = 20;

	/** @param array<string, string> $files Paths by the name in the zip. */
	public function __construct( private readonly array $files ) {
	}

	public function length(): int {
		$length = self::LENGTHS[ self::END ];
		foreach ( $this->files as $name => $path ) {
			$length += self::LENGTHS[ self::LOCAL ] + self::LENGTHS[ self::CENTRAL ] + 2 * strlen( (string) $name ) + (int) filesize( $path );
		}
		return $length;
	}

	/** @param callable(string): void $write Sends bytes. */
	public function send( callable $write ): void {
		$directory = '';
		$offset    = 0;
		foreach ( $this->files as $name => $path ) {
			$name   = (string) $name;
			$size   = (int) filesize( $path );
			$common = self::common( $name, $path, $size );
			$write( self::LOCAL . $common . $name );
			FileResponse::read( $path, 0, $size - 1, $write );
			$directory .= self::CENTRAL . pack( 'v', self::VERSION ) . $common . pack( 'vvvVV', 0, 0, 0, 0, $offset ) . $name;
			$offset    += self::LENGTHS[ self::LOCAL ] + strlen( $name ) + $size;
		}
		$count = count( $this->files );
		$write( $directory . self::END . pack( 'vvvvVVv', 0, 0, $count, $count, strlen( $directory ), $offset, 0 ) );
	}

	/** What both headers of a file say of it. The checksum comes first, so the file is read twice, each time in pieces. */
	private static function common( string $name, string $path, int $size ): string {
		$time = getdate( (int) filemtime( $path ) );
		return pack(
			'vvvvv',
			self::VERSION,
			self::FLAGS,
			0,
			( $time['hours'] << 11 ) | ( $time['minutes'] << 5 ) | ( $time['seconds'] >> 1 ),
			( ( $time['year'] - 1980 ) << 9 ) | ( $time['mon'] << 5 ) | $time['mday']
		) . strrev( (string) hash_file( 'crc32b', $path, true ) ) . pack( 'VVvv', $size, $size, strlen( $name ), 0 );
	}
}
