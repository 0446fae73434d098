<?php
/** Who may do what with customers through `wc/v3/customers`, and how it is refused. */
abstract class ERP_Bridge_Stand_In_Customer_Permissions extends ERP_Bridge_Stand_In_Controller {
	/** Users of other roles cannot be given another e-mail or password here, nor be deleted. */
	private const EDITABLE_ROLES = array( 'customer', 'subscriber' );

	public function may_create() {
		return $this->allow( 'create_customers', 'create', 'Sorry, you are not allowed to create resources.' );
	}

	public function may_view( $request ) {
		return $this->existing( $request ) ?? $this->allow( 'list_users', 'view', 'Sorry, you cannot view this resource.' );
	}

	public function may_update( $request ) {
		$allowed = $this->existing( $request ) ?? $this->allow( 'edit_users', 'edit', 'Sorry, you are not allowed to edit this resource.' );
		if ( true !== $allowed ) {
			return $allowed;
		}
		$customer = new WC_Customer( (int) $request['id'] );
		$changes  = array(
			'email'    => isset( $request['email'] ) && $request['email'] !== $customer->get_email(),
			'password' => isset( $request['password'] ),
		);
		$field    = array_search( true, $changes, true );
		if ( false === $field || in_array( $customer->get_role(), self::EDITABLE_ROLES, true ) ) {
			return true;
		}
		$message = 'Sorry, %1$s cannot be updated via this endpoint for a user with role %2$s.';
		return $this->error( 'woocommerce_rest_cannot_edit', sprintf( $message, $field, $customer->get_role() ), rest_authorization_required_code() );
	}

	public function may_delete( $request ) {
		$allowed = $this->existing( $request ) ?? $this->allow( 'delete_users', 'delete', 'Sorry, you are not allowed to delete this resource.' );
		$role    = ( new WC_Customer( (int) $request['id'] ) )->get_role();
		if ( true !== $allowed || in_array( $role, self::EDITABLE_ROLES, true ) ) {
			return $allowed;
		}
		$message = 'Sorry, users with %1$s role cannot be deleted via this endpoint. Allowed roles: %2$s';
		$roles   = implode( ', ', self::EDITABLE_ROLES );
		return $this->error( 'woocommerce_rest_cannot_delete', sprintf( $message, $role, $roles ), rest_authorization_required_code() );
	}

	/** The refusal where there is no such user. */
	protected function existing( $request ): ?WP_Error {
		return get_userdata( (int) $request['id'] ) ? null : $this->error( 'wc_user_invalid_id', 'Invalid user ID.', 404 );
	}
}
