import threading
import time

threading.Thread(target=time.sleep, args=(600,), name="of the import", daemon=True).start()


def f() -> str:
    return "fine"
