/**
 * The server is checked without the browser's types, where React leaves every element's interface empty; the
 * components tell a button from a link by theirs, so a button must have something that a link has not.
 */
interface HTMLButtonElement {
  disabled: boolean;
}
