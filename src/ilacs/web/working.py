"""The process that works in the background: `python -m ilacs.web.working`."""

from ilacs.web.setting_up import work

if __name__ == "__main__":
    work()
