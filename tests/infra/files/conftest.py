"""Each test of files has a store, gates and persons of its own."""

import pytest

from bazhua.infra.files.core.limits import Limits


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    settings.FILE_LIMITS = Limits(image_mib=1, document_mib=1, video_mib=2, free_mib=0)
    settings.FILE_GATES = "tests.infra.files.scene.GATES"
    settings.ACTOR_PROVIDER = "tests.infra.files.scene.by_header"
    return settings.FILES_ROOT
