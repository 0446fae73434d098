<?php
/** Who may do what with orders, their notes and their refunds. */
trait ERP_Bridge_Stand_In_Order_Permissions {
	public function may_list() {
		return $this->allow( 'read_private_shop_orders', 'view', 'Sorry, you cannot list resources.' );
	}

	public function may_view() {
		return $this->allow( 'read_private_shop_orders', 'view', 'Sorry, you cannot view this resource.' );
	}

	public function may_create() {
		return $this->allow( 'publish_shop_orders', 'create', 'Sorry, you are not allowed to create resources.' );
	}

	public function may_update() {
		return $this->allow( 'edit_others_shop_orders', 'edit', 'Sorry, you are not allowed to edit this resource.' );
	}

	public function may_delete() {
		return $this->allow( 'delete_others_shop_orders', 'delete', 'Sorry, you are not allowed to delete this resource.' );
	}

	public function may_batch() {
		return $this->allow( 'edit_others_shop_orders', 'batch', 'Sorry, you are not allowed to batch manipulate this resource.' );
	}
}
