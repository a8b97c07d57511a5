/* An extension that does not say it can do without the GIL: a free-threaded build switches the GIL on for it. */
#include <Python.h>

static PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "gil_switch", .m_size = 0};

PyMODINIT_FUNC PyInit_gil_switch(void) { return PyModuleDef_Init(&definition); }
