/*
 * Makes WebKitGTK's MiniBrowser keep its data when a driver starts it.
 *
 * In automation mode MiniBrowser asks for a data manager that forgets everything at exit; the suite has to kill the
 * browser and find the data again. Preloaded into MiniBrowser, this one function gives it an ordinary data manager in
 * the folders of the test profile instead. Nothing else of the engine is changed, and the app never sees this file.
 */
#include <stdlib.h>

void *webkit_website_data_manager_new(const char *first, ...);

void *webkit_website_data_manager_new_ephemeral(void)
{
    return webkit_website_data_manager_new("base-data-directory", getenv("PLENARY_WEBKIT_DATA"),
                                           "base-cache-directory", getenv("PLENARY_WEBKIT_CACHE"), (void *)0);
}
