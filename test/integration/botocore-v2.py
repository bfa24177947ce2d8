# Asks a job service with Signature Version 2, as clients of its time did. Prints the answers as JSON.
import json
import sys

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint, manifest = sys.argv[1:]
client = botocore.session.get_session().create_client(
    "importexport", region_name="us-east-1", endpoint_url=endpoint, config=Config(signature_version="v2")
)
# Without this botocore signs with version 4, whatever it is told.
client.meta.events.register_first("choose-signer.importexport", lambda **_: "v2")
signed = []
client.meta.events.register("before-send", lambda request, **_: signed.append(request.body))
created = client.create_job(JobType="Import", Manifest=manifest, ValidateOnly=False)
status = client.get_status(JobId=created["JobId"])
labels = client.get_shipping_label(jobIds=[created["JobId"]] * 1, name="Jérôme (~*'!)")
listed = client.list_jobs()
try:
    client.get_status(JobId="ZZZZZ")
    refusal = None
except ClientError as error:
    refusal = error.response["Error"]["Code"]
for answer in (created, status, labels, listed):
    del answer["ResponseMetadata"]
# A body may be a dict of its parameters still.
version = all("SignatureVersion" in (body.decode() if isinstance(body, bytes) else body) for body in signed)
json.dump(
    {"created": created, "status": status, "labels": labels, "listed": listed, "refusal": refusal, "isVersion2": version},
    sys.stdout,
    default=str,
)
