import 'react';

declare module 'react' {
  namespace JSX {
    /** Custom elements of src/browser; each page also works without them. */
    interface IntrinsicElements {
      'gp-beside': React.HTMLAttributes<HTMLElement>;
      'gp-filter': React.HTMLAttributes<HTMLElement>;
      'gp-passkey': React.HTMLAttributes<HTMLElement>;
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
