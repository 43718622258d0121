/** A password is at least so many characters; its strength is looked at besides. */
export const shortestPassword = 12;
export const longestPassword = 128;
