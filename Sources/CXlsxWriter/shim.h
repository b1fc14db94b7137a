/* libxlsxwriter is loaded when the first workbook is made, not when the command starts: with libcrypto, which it brings,
   loading takes as long as reading several pages, and nearly every run makes no workbook. */
#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <xlsxwriter.h>

static inline void *xlsx_symbol(const char *name) {
  static void *library = NULL;
  if (!library) library = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  return library ? dlsym(library, name) : NULL;
}

/* Whether the library can be loaded; nothing below may be called where it cannot. */
static inline bool xlsx_is_there(void) { return xlsx_symbol("workbook_new") != NULL; }

#define XLSX_CALL(result, name, parameters, arguments) \
  static inline result xlsx_##name parameters { \
    result(*call) parameters = (result(*) parameters)xlsx_symbol(#name); \
    return call arguments; \
  }

XLSX_CALL(lxw_workbook *, workbook_new, (const char *path), (path))
XLSX_CALL(lxw_error, workbook_close, (lxw_workbook *book), (book))
XLSX_CALL(void, lxw_workbook_free, (lxw_workbook *book), (book))
XLSX_CALL(char *, lxw_strerror, (lxw_error status), (status))
XLSX_CALL(lxw_worksheet *, workbook_add_worksheet, (lxw_workbook *book, const char *name), (book, name))
XLSX_CALL(lxw_format *, workbook_add_format, (lxw_workbook *book), (book))
XLSX_CALL(lxw_error, workbook_set_properties, (lxw_workbook *book, lxw_doc_properties *of), (book, of))

XLSX_CALL(void, format_set_bold, (lxw_format *format), (format))
XLSX_CALL(void, format_set_text_wrap, (lxw_format *format), (format))
XLSX_CALL(void, format_set_font_size, (lxw_format *format, double size), (format, size))
XLSX_CALL(void, format_set_align, (lxw_format *format, uint8_t align), (format, align))
XLSX_CALL(void, format_set_border, (lxw_format *format, uint8_t style), (format, style))
XLSX_CALL(void, format_set_num_format, (lxw_format *format, const char *pattern), (format, pattern))

XLSX_CALL(lxw_error, worksheet_merge_range,
  (lxw_worksheet *sheet, lxw_row_t top, lxw_col_t left, lxw_row_t bottom, lxw_col_t right, const char *text,
   lxw_format *format),
  (sheet, top, left, bottom, right, text, format))
XLSX_CALL(lxw_error, worksheet_write_string,
  (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format),
  (sheet, row, column, text, format))
XLSX_CALL(lxw_error, worksheet_write_number,
  (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double number, lxw_format *format),
  (sheet, row, column, number, format))
XLSX_CALL(lxw_error, worksheet_write_blank,
  (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_format *format), (sheet, row, column, format))
XLSX_CALL(lxw_error, worksheet_set_column,
  (lxw_worksheet *sheet, lxw_col_t first, lxw_col_t last, double width, lxw_format *format),
  (sheet, first, last, width, format))
XLSX_CALL(void, worksheet_freeze_panes, (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column), (sheet, row, column))
