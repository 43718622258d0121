import 'react';

declare module 'react' {
  namespace JSX {
    /** Custom elements of src/browser; each page also works without them. */
    interface IntrinsicElements {
      'gp-beside': React.HTMLAttributes<HTMLElement>;
      'gp-filter': React.HTMLAttributes<HTMLElement>;
      'gp-passkey': React.HTMLAttributes<HTMLElement>;
      'gp-redraw': React.HTMLAttributes<HTMLElement>;
      'gp-tips': React.HTMLAttributes<HTMLElement> & {
        /** How the keyboard goes from mark to mark. */
        hint?: string | undefined;
      };
      'gp-upload': React.HTMLAttributes<HTMLElement> & {
        /** In bytes. */
        limit: number;
        sending: string;
        reading: string;
        'too-large': string;
        failed: string;
      };
    }
  }
}
