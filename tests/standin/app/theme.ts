/** Switches between light and dark and remembers it, as the script in the document's head expects. */
export function toggleTheme(): void {
  const isDark = document.documentElement.classList.toggle('dark');
  localStorage.theme = isDark ? 'dark' : 'light';
}
