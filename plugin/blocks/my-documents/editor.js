/** The block in the editor. A placeholder: a preview would show the documents of whoever edits, and that is nobody's customer. */
(function ({ blocks, blockEditor, components, element }) {
  const name = 'erp-bridge/my-documents';

  blocks.registerBlockType(name, {
    edit: function Edit() {
      // Both come translated from PHP.
      const { title, description } = blocks.getBlockType(name);
      const placeholder = element.createElement(components.Placeholder, {
        icon: 'media-document',
        label: title,
        instructions: description,
      });
      return element.createElement('div', blockEditor.useBlockProps(), placeholder);
    },
    save: () => null,
  });
})(window.wp);
