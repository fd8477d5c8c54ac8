/**
 * Of a list or a box that asks something: it stays until it is answered or Escape is pressed. Otherwise it would be gone, unseen,
 * where the panel takes the keyboard back after the palette, on a slow machine when the list is open already.
 */
export const staysOpen = { ignoreFocusOut: true } as const;
