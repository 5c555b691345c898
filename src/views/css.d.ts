// Style sheets are imported for what they do to the page; the build gathers them.
declare module '*.css';
