import type { CommandSetting } from '../../src/study/question.ts';

/** Lines that mean the same as the first of them, and lines that mean something else. */
export type CorpusGroup = {
  readonly setting: CommandSetting;
  readonly same: readonly string[];
  readonly other: readonly string[];
};

const kubectl: CommandSetting = { tool: 'kubectl' };
const alias: CommandSetting = { tool: 'kubectl', alias: true };
const inShop: CommandSetting = { tool: 'kubectl', namespace: 'shop', alias: true };
const aws: CommandSetting = { tool: 'aws' };
const eksctl: CommandSetting = { tool: 'eksctl' };
const helm: CommandSetting = { tool: 'helm' };
const helmShop: CommandSetting = { tool: 'helm', namespace: 'shop' };

export const corpus: readonly CorpusGroup[] = [
  {
    // Deprecated, hidden, and still obeyed: it writes the command into an annotation of the object.
    setting: kubectl,
    same: [
      'kubectl set image deployment/web app=nginx:1.29 --record',
      'kubectl set image deploy web app=nginx:1.29 --record=true',
      'kubectl --record set image deployments/web app=nginx:1.29',
    ],
    other: [
      'kubectl set image deployment/web app=nginx:1.29',
      'kubectl set image deployment/web app=nginx:1.29 --record=false',
      'kubectl set image deployment/web app=nginx:1.29 --records',
      'kubectl set image deployment/web app=nginx:1.29 --record --local',
    ],
  },
  {
    setting: kubectl,
    same: ['kubectl apply -f app.yaml', 'kubectl apply --filename=app.yaml'],
    other: [
      'kubectl apply -f app.yaml --record',
      'kubectl create -f app.yaml',
      'kubectl apply -f app.yaml --record=false',
    ],
  },
  {
    // `run` takes -f, says that it is deprecated, and does not look at it.
    setting: kubectl,
    same: ['kubectl run web --image=nginx:1.29', 'kubectl run web --image=nginx:1.29 -f pod.yaml'],
    other: [
      'kubectl run web --image=nginx:1.29 --record',
      'kubectl create deployment web --image=nginx:1.29',
    ],
  },
  {
    setting: alias,
    same: [
      'kubectl -n app scale deployment/web --replicas=5',
      'kubectl scale deployment web --replicas=5 -n app',
      'kubectl scale deploy web --replicas 5 --namespace app',
      'kubectl scale --replicas=5 deployments/web --namespace=app',
      'k scale deployments.apps web --replicas=5 -napp',
      'k -n=app scale deployment.apps/web --replicas 5',
      'kubectl scale Deployment/web --replicas="5" -n "app"',
      'kubectl --namespace app scale deployments.v1.apps/web --replicas=5',
      '$ kubectl scale deploy/web \\\n  --replicas=5 \\\n  -n app',
      'kubectl scale deploy/web --replicas=05 -n app',
    ],
    other: [
      'kubectl scale deployment/web --replicas=5',
      'kubectl scale deployment/web --replicas=4 -n app',
      'kubectl scale deployment/api --replicas=5 -n app',
      'kubectl scale sts/web --replicas=5 -n app',
      'kubectl scale rs/web --replicas=5 -n app',
      'kubectl scale deployment/web deployment/api --replicas=5 -n app',
      'kubectl scale deployment/web --replicas=5 -n app --current-replicas=2',
      'kubectl autoscale deployment/web --max=5 -n app',
      'kubectl scale deployment/web --replicas=5 -n app && kubectl get pods',
      'kubectl scale deployment/web --replicas=5 -n $NS',
      'kubectl scale deployment/web --replicas=5 -n app > out.txt',
      'kubectl scale deployment/web --replicas=5 -n app --dry-run=client',
      'kubectl scale deployment/web --replica=5 -n app',
      'oc scale deployment/web --replicas=5 -n app',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl get pods',
      'kubectl get po',
      'kubectl get pod',
      'kubectl get Pod',
      'kubectl get pods -n default',
      'kubectl get pods --watch=false',
      'kubectl get pods --no-headers=false',
    ],
    other: [
      'k get pods',
      'kubectl get pods -A',
      'kubectl get pods -o wide',
      'kubectl get pods -w',
      'kubectl get pods --show-labels',
      'kubectl get pods web',
      'kubectl get deploy',
      'kubectl describe pods',
      'kubectl get pods -n kube-system',
      'kubectl get pods --v=6',
      'kubectl gett pods',
    ],
  },
  {
    setting: inShop,
    same: ['kubectl get pods', 'k get po -n shop', 'k -n shop get pods', 'kubectl get pods --namespace=shop'],
    other: ['kubectl get pods -n default', 'kubectl get pods -A'],
  },
  {
    setting: alias,
    same: [
      'kubectl get pods -l app=web,tier=front -o wide -A',
      'k get po -A -owide -l tier=front,app=web',
      'kubectl get pods --all-namespaces --output wide --selector app=web,tier=front',
      'kubectl get pods -A -o=wide -l=app==web,tier=front',
      "kubectl get pods -A -o wide -l 'app=web, tier=front'",
      'kubectl get pods --all-namespaces=true -o wide -l app=web,tier=front',
      'kubectl get pods -A -n shop -o wide -l app=web,tier=front',
    ],
    other: [
      'kubectl get pods -A -o wide -l app=web',
      'kubectl get pods -A -o yaml -l app=web,tier=front',
      'kubectl get pods -o wide -l app=web,tier=front',
      'kubectl get pods -A -o wide -l app!=web,tier=front',
      "kubectl get pods -A -o wide -l 'app in (web),tier=front'",
    ],
  },
  {
    setting: alias,
    same: [
      'kubectl get deploy,svc',
      'k get svc,deploy',
      'kubectl get services,deployments.apps',
      'kubectl get deployments,service',
    ],
    other: ['kubectl get deploy svc', 'kubectl get deploy,svc,pods', 'kubectl get deploy', 'kubectl get all'],
  },
  {
    setting: kubectl,
    same: [
      'kubectl get nodes',
      'kubectl get no',
      'kubectl get node -n kube-system',
      'kubectl get nodes -A',
      'kubectl -n x get nodes',
    ],
    other: ['kubectl get ns', 'kubectl get nodes -o wide', 'kubectl describe nodes', 'kubectl top nodes'],
  },
  {
    setting: kubectl,
    same: [
      "kubectl get pods -o jsonpath='{.items[*].metadata.name}'",
      'kubectl get pods -o jsonpath={.items[*].metadata.name}',
      'kubectl get pods --output="jsonpath={.items[*].metadata.name}"',
      'kubectl get po -o=jsonpath="{.items[*].metadata.name}"',
    ],
    other: [
      "kubectl get pods -o jsonpath='{.items[0].metadata.name}'",
      'kubectl get pods -o name',
      "kubectl get pods -o jsonpath-as-json='{.items[*].metadata.name}'",
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl get events --sort-by=.metadata.creationTimestamp',
      "kubectl get events --sort-by='{.metadata.creationTimestamp}'",
      'kubectl get ev --sort-by metadata.creationTimestamp',
    ],
    other: [
      'kubectl get events',
      'kubectl events',
      'kubectl get events --sort-by=.lastTimestamp',
      'kubectl get events -A --sort-by=.metadata.creationTimestamp',
    ],
  },
  {
    setting: alias,
    same: [
      'kubectl create deployment web --image=nginx:1.29 --replicas=3',
      'k create deploy web --image nginx:1.29 -r 3',
      'kubectl create deployment web --replicas=3 --image=nginx:1.29',
      'kubectl create deployment web --image=nginx:1.29 --replicas=3 --dry-run=none',
      'kubectl create deployment --image=nginx:1.29 web --replicas=3 -n default',
      'kubectl create deployment web -r3 --image=nginx:1.29 --save-config=false',
    ],
    other: [
      'kubectl create deployment web --image=nginx:1.29',
      'kubectl create deployment web --image=nginx --replicas=3',
      'kubectl run web --image=nginx:1.29',
      'kubectl create deployment web --image=nginx:1.29 --replicas=3 --port=80',
      'kubectl create deployment web --image=nginx:1.29 --replicas=3 --dry-run=client -o yaml',
      'kubectl create deployment web --image=nginx:1.29 --replicas=3 -- sleep 1d',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl create deployment web --image=nginx',
      'kubectl create deployment web --image=nginx --replicas=1',
      'kubectl create deploy web --image nginx --port=-1',
    ],
    other: [
      'kubectl create deployment web --image=nginx --replicas=0',
      'kubectl create deployment web --image=nginx --image=redis',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl run tmp --image=busybox --rm -it --restart=Never -- wget -qO- http://web',
      'kubectl run tmp --rm -ti --image busybox --restart Never -- wget -qO- http://web',
      'kubectl run tmp -i -t --rm=true --restart=Never --image=busybox -- wget -qO- http://web',
      'kubectl run tmp --stdin --tty --rm --restart=Never --image=busybox -- wget -qO- http://web',
    ],
    other: [
      'kubectl run tmp --image=busybox -it --restart=Never -- wget -qO- http://web',
      'kubectl run tmp --image=busybox --rm -it -- wget -qO- http://web',
      'kubectl run tmp --image=busybox --rm -it --restart=Never -- wget http://web',
      'kubectl run tmp --image=busybox --rm -it --restart=Never --command -- wget -qO- http://web',
      'kubectl run tmp2 --image=busybox --rm -it --restart=Never -- wget -qO- http://web',
      'kubectl run tmp --image=busybox --rm -i --restart=Never -- wget -qO- http://web',
    ],
  },
  {
    setting: inShop,
    same: [
      'kubectl exec -it deploy/web -- sh',
      'k exec deploy/web -it -- sh',
      'kubectl exec --stdin --tty deployment/web -- sh',
      'kubectl -n shop exec -ti deployments/web -- sh',
    ],
    other: [
      'kubectl exec -it web -- sh',
      'kubectl exec -i deploy/web -- sh',
      'kubectl exec -it deploy/web -- bash',
      'kubectl exec -it deploy/web -c app -- sh',
      'kubectl exec -it deploy/web sh',
      'kubectl attach -it deploy/web',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl exec web -- ls -la /',
      'kubectl exec pod/web -- ls -la /',
      'kubectl exec pods/web -- ls -la /',
      'kubectl exec po/web -n default -- ls -la /',
    ],
    other: ['kubectl exec web -- ls / -la', 'kubectl exec web -- ls -l -a /', 'kubectl exec web -- ls -la'],
  },
  {
    setting: kubectl,
    same: [
      'kubectl logs web -c app --previous',
      'kubectl logs web app -p',
      'kubectl logs pod/web --container=app --previous=true',
      'kubectl logs -p web -c=app',
      'kubectl logs --container app -p po/web',
    ],
    other: [
      'kubectl logs web -c app',
      'kubectl logs web --previous',
      'kubectl logs web -c app -f',
      'kubectl logs web -c sidecar -p',
      'kubectl logs deploy/web -c app -p',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl logs -f deploy/web --tail=20 --since=1h',
      'kubectl logs deployment/web --follow --tail 20 --since 60m',
      'kubectl logs --tail=20 -f deployments.apps/web --since=3600s',
    ],
    other: [
      'kubectl logs -f deploy/web --tail=20',
      'kubectl logs deploy/web --tail=20 --since=1h',
      'kubectl logs -f deploy/web --tail=200 --since=1h',
      'kubectl logs -f deploy/web --tail=20 --since=1m',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl logs -l app=web --all-containers',
      'kubectl logs --selector app=web --all-containers=true',
      'kubectl logs --all-containers -l app==web',
      'kubectl logs -l app=web --all-containers --tail=-1',
    ],
    other: [
      'kubectl logs -l app=web',
      'kubectl logs app=web --all-containers',
      'kubectl logs -l app=web --all-pods',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl port-forward svc/web 8080:80',
      'kubectl port-forward service/web 8080:80',
      'kubectl port-forward services/web 8080:80 --address localhost',
      'kubectl -n default port-forward svc/web 8080:80',
    ],
    other: [
      'kubectl port-forward svc/web 80:8080',
      'kubectl port-forward web 8080:80',
      'kubectl port-forward svc/web 8080',
      'kubectl port-forward svc/web 8080:80 --address=0.0.0.0',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl port-forward web 8080',
      'kubectl port-forward pod/web 8080:8080',
      'kubectl port-forward po/web 8080',
    ],
    other: ['kubectl port-forward web 8080:80', 'kubectl port-forward web :8080'],
  },
  {
    setting: alias,
    same: [
      'kubectl set image deployment/web nginx=nginx:1.29',
      'k set image deploy/web nginx=nginx:1.29',
      'kubectl set image deployment web nginx=nginx:1.29',
      'kubectl set image deployments.apps/web nginx=nginx:1.29 -n default',
    ],
    other: [
      'kubectl set image deployment/web web=nginx:1.29',
      'kubectl set image deployment/web nginx=nginx:1.28',
      'kubectl set image deployment/web *=nginx:1.29',
      'kubectl set image pod/web nginx=nginx:1.29',
      'kubectl set image deployment/web nginx=nginx:1.29 app=x',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl set env deploy/web A=1 B=2',
      'kubectl set env deployment/web B=2 A=1',
      'kubectl set env deployment web A=1 B=2',
    ],
    other: [
      'kubectl set env deploy/web A=1',
      'kubectl set env deploy/web A=1 B-',
      'kubectl set env deploy/web A=1 B=3',
      'kubectl set env deploy/web --list',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl set resources deploy/web --limits=cpu=500m,memory=1Gi',
      'kubectl set resources deployment web --limits memory=1024Mi,cpu=0.5',
      'kubectl set resources deploy web --limits=cpu=500m,memory=1Gi -n default',
    ],
    other: [
      'kubectl set resources deploy/web --requests=cpu=500m,memory=1Gi',
      'kubectl set resources deploy/web --limits=cpu=500,memory=1Gi',
      'kubectl set resources deploy/web --limits=cpu=500m,memory=1G',
      'kubectl set resources deploy/web -c app --limits=cpu=500m,memory=1Gi',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl label pod web env=prod tier=front',
      'kubectl label pods/web tier=front env=prod',
      'kubectl label po web env=prod tier=front --overwrite=false',
    ],
    other: [
      'kubectl label pod web env=prod',
      'kubectl label pod web env=prod tier=front --overwrite',
      'kubectl label pod web env- tier=front',
      'kubectl annotate pod web env=prod tier=front',
      'kubectl label pods --all env=prod tier=front',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl label node n1 app.kubernetes.io/name-',
      'kubectl label nodes n1 app.kubernetes.io/name-',
      'kubectl label no/n1 app.kubernetes.io/name-',
    ],
    other: [
      'kubectl label node n1 app.kubernetes.io/name=x',
      'kubectl label node n2 app.kubernetes.io/name-',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl taint nodes n1 dedicated=gpu:NoSchedule',
      'kubectl taint node n1 dedicated=gpu:NoSchedule',
      'kubectl taint no n1 dedicated=gpu:NoSchedule -n x',
    ],
    other: [
      'kubectl taint nodes n1 dedicated=gpu:NoExecute',
      'kubectl taint nodes n1 dedicated=gpu:NoSchedule-',
      'kubectl taint nodes --all dedicated=gpu:NoSchedule',
      'kubectl taint nodes n1 dedicated=gpu:NoSchedule --overwrite',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl drain n1 --ignore-daemonsets --delete-emptydir-data',
      'kubectl drain --delete-emptydir-data=true n1 --ignore-daemonsets',
      'kubectl drain node/n1 --ignore-daemonsets --delete-emptydir-data',
      'kubectl drain nodes/n1 --ignore-daemonsets --delete-emptydir-data --grace-period=-1',
    ],
    other: [
      'kubectl drain n1 --ignore-daemonsets',
      'kubectl drain n1 --ignore-daemonsets --delete-emptydir-data --force',
      'kubectl cordon n1',
      'kubectl drain n1 n2 --ignore-daemonsets --delete-emptydir-data',
      'kubectl drain n1 --ignore-daemonsets --delete-emptydir-data --disable-eviction',
    ],
  },
  {
    setting: kubectl,
    same: ['kubectl cordon n1', 'kubectl cordon node/n1', 'kubectl cordon no/n1'],
    other: ['kubectl uncordon n1', 'kubectl drain n1', 'kubectl cordon n2', 'kubectl cordon -l zone=a'],
  },
  {
    setting: inShop,
    same: [
      'kubectl delete pod web --grace-period=0 --force',
      'k delete po/web --force --grace-period 0',
      'kubectl delete pods web --force=true --grace-period=0 -n shop',
      'kubectl delete pod web --force --grace-period=0 --wait=true',
      'kubectl delete pod web --force --grace-period=0 --cascade',
      'kubectl delete pod web --force --grace-period=0 --cascade=background',
    ],
    other: [
      'kubectl delete pod web',
      'kubectl delete pod web --grace-period=0',
      'kubectl delete pod web --now',
      'kubectl delete pod web --force --grace-period=0 -n default',
      'kubectl delete deploy web --force --grace-period=0',
      'kubectl delete pod web --force --grace-period=0 --cascade=orphan',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl delete pods web api',
      'kubectl delete pod api web',
      'kubectl delete pod/web pod/api',
      'kubectl delete po/api po/web',
    ],
    other: [
      'kubectl delete pod web',
      'kubectl delete pods --all',
      'kubectl delete pod/web deploy/api',
      'kubectl delete pods web,api',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl apply -f web.yaml -f svc.yaml',
      'kubectl apply -f web.yaml,svc.yaml',
      'kubectl apply --filename=web.yaml --filename svc.yaml',
      'kubectl apply -f=web.yaml -fsvc.yaml',
    ],
    other: [
      'kubectl apply -f web.yaml',
      'kubectl create -f web.yaml -f svc.yaml',
      'kubectl replace -f web.yaml -f svc.yaml',
      'kubectl apply -f web.yaml -f svc.yaml --server-side',
      'kubectl apply -k web.yaml',
      'kubectl apply -f svc.yaml -f web.yaml',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl rollout undo deployment/web --to-revision=2',
      'kubectl rollout undo deploy web --to-revision 2',
      'kubectl rollout undo --to-revision=2 deployments/web',
    ],
    other: [
      'kubectl rollout undo deployment/web',
      'kubectl rollout undo deployment/web --to-revision=3',
      'kubectl rollout history deployment/web --revision=2',
      'kubectl rollout restart deployment/web',
      'kubectl rollout undo ds/web --to-revision=2',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl rollout undo deployment/web',
      'kubectl rollout undo deploy/web --to-revision=0',
      'kubectl rollout undo deployment web',
    ],
    other: ['kubectl rollout undo deployment/web --to-revision=1', 'kubectl rollout pause deployment/web'],
  },
  {
    setting: kubectl,
    same: [
      'kubectl rollout status deploy/web --timeout=90s',
      'kubectl rollout status deployment web --timeout 1m30s',
      'kubectl rollout status deployment/web --timeout=90s --watch=true',
    ],
    other: [
      'kubectl rollout status deploy/web',
      'kubectl rollout status deploy/web --timeout=60s',
      'kubectl rollout status deploy/web --timeout=90s -w=false',
      'kubectl rollout status ds/web --timeout=90s',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl expose deployment web --port=80 --target-port=8080',
      'kubectl expose deploy/web --target-port 8080 --port 80',
      'kubectl expose deployment/web --port=80 --target-port=8080 --type=""',
    ],
    other: [
      'kubectl expose deployment web --port=8080 --target-port=80',
      'kubectl expose deployment web --port=80',
      'kubectl expose pod web --port=80 --target-port=8080',
      'kubectl expose deployment web --port=80 --target-port=8080 --type=NodePort',
      'kubectl create service clusterip web --tcp=80:8080',
      'kubectl expose deployment web --port=80 --target-port=8080 --name=front',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl autoscale deployment web --min=2 --max=10 --cpu=70%',
      'kubectl autoscale deploy/web --max=10 --min 2 --cpu 70%',
      // No help shows it; it makes the same HorizontalPodAutoscaler and warns.
      'kubectl autoscale deployment web --min=2 --max=10 --cpu-percent=70',
      'kubectl autoscale deploy/web --cpu-percent 70 --min=2 --max=10',
    ],
    other: [
      'kubectl autoscale deployment web --max=10 --cpu=70%',
      'kubectl autoscale deployment web --min=2 --max=10',
      'kubectl autoscale deployment web --min=2 --max=10 --cpu=70',
      'kubectl autoscale deployment web --min=2 --max=10 --cpu-percent=80',
      'kubectl autoscale deployment web --min=2 --max=10 --cpu=70% --cpu-percent=70',
      'kubectl autoscale deployment web --min=2 --max=10 --cpu-percent=70 --record',
      'kubectl autoscale deployment web --min=2 --max=10 --cpu-percents=70',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl create configmap app --from-literal=A=1 --from-literal=B=2',
      'kubectl create cm app --from-literal B=2 --from-literal A=1',
      'kubectl create configmap app --from-literal=B=2 --from-literal=A=1 -n default',
    ],
    other: [
      'kubectl create configmap app --from-literal=A=1',
      'kubectl create configmap app --from-literal=A=1,B=2',
      'kubectl create secret generic app --from-literal=A=1 --from-literal=B=2',
      'kubectl create configmap app --from-literal=A=1 --from-literal=B=3',
      'kubectl create configmap app --from-env-file=A',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl create secret generic db --from-literal=password=s3cr3t',
      "kubectl create secret generic db --from-literal='password=s3cr3t'",
      'kubectl create secret generic db --from-literal password="s3cr3t" --type=""',
    ],
    other: [
      'kubectl create secret generic db --from-file=password=s3cr3t',
      'kubectl create secret generic db --from-literal=password=S3cr3t',
      'kubectl create secret tls db --cert=a --key=b',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl create role reader --verb=get,list,watch --resource=pods',
      'kubectl create role reader --verb=get --verb=list --verb=watch --resource=pod',
      'kubectl create role reader --resource=po --verb=watch,list,get',
      'kubectl create role reader --resource pods --verb list,get --verb watch',
    ],
    other: [
      'kubectl create role reader --verb=get,list --resource=pods',
      'kubectl create clusterrole reader --verb=get,list,watch --resource=pods',
      'kubectl create role reader --verb=get,list,watch --resource=pods,services',
      'kubectl create role reader --verb=get,list,watch --resource=pods/log',
      "kubectl create role reader --verb='*' --resource=pods",
      'kubectl create role reader --verb=get,list,watch --resource=pods --resource-name=web',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl create rolebinding r --role=reader --serviceaccount=shop:api',
      'kubectl create rolebinding r --serviceaccount shop:api --role reader',
    ],
    other: [
      'kubectl create rolebinding r --clusterrole=reader --serviceaccount=shop:api',
      'kubectl create clusterrolebinding r --clusterrole=reader --serviceaccount=shop:api',
      'kubectl create rolebinding r --role=reader --user=api',
      'kubectl create rolebinding r --role=reader --serviceaccount=api',
      'kubectl create rolebinding r --role=reader --group=shop:api',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl create namespace shop',
      'kubectl create ns shop',
      'kubectl create namespace shop -n other',
    ],
    other: [
      'kubectl create namespace Shop',
      'kubectl get ns shop',
      'kubectl create serviceaccount shop',
      'kubectl create namespace shop --dry-run=server',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl auth can-i delete pods --as=system:serviceaccount:shop:api -n shop',
      'kubectl auth can-i delete pod -n shop --as system:serviceaccount:shop:api',
      'kubectl -n shop auth can-i delete po --as=system:serviceaccount:shop:api',
    ],
    other: [
      'kubectl auth can-i delete pods -n shop',
      'kubectl auth can-i get pods --as=system:serviceaccount:shop:api -n shop',
      'kubectl auth can-i delete pods --as=api -n shop',
      'kubectl auth can-i delete pods/log --as=system:serviceaccount:shop:api -n shop',
      'kubectl auth can-i delete pods --as=system:serviceaccount:shop:api',
      'kubectl auth can-i --list --as=system:serviceaccount:shop:api -n shop',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl patch deploy web -p \'{"spec":{"replicas":3}}\'',
      'kubectl patch deployment/web --patch \'{ "spec" : { "replicas" : 3 } }\'',
      'kubectl patch deploy web --type=strategic -p=\'{"spec":{"replicas":3}}\'',
    ],
    other: [
      'kubectl patch deploy web -p \'{"spec":{"replicas":4}}\'',
      'kubectl patch deploy web --type=merge -p \'{"spec":{"replicas":3}}\'',
      'kubectl patch sts web -p \'{"spec":{"replicas":3}}\'',
      'kubectl patch deploy web -p \'{"spec":{"replicas":"3"}}\'',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl wait --for=condition=Ready pod/web --timeout=60s',
      'kubectl wait pod web --for condition=Ready --timeout 1m',
      'kubectl wait pods/web --for=condition=ready=true --timeout=60s',
    ],
    other: [
      'kubectl wait --for=condition=Ready pod/web',
      'kubectl wait --for=delete pod/web --timeout=60s',
      'kubectl wait --for=condition=Available deploy/web --timeout=60s',
      'kubectl wait --for=condition=Ready=false pod/web --timeout=60s',
      'kubectl wait --for=condition=Ready pod --all --timeout=60s',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl config set-context --current --namespace=shop',
      'kubectl config set-context --namespace shop --current',
      'kubectl config set-context --current=true -n shop',
    ],
    other: [
      'kubectl config set-context --current',
      'kubectl config set-context shop',
      'kubectl config use-context shop',
      'kubectl config set-context --current --namespace=default',
      'kubectl config view',
    ],
  },
  {
    setting: kubectl,
    same: ['kubectl config use-context study', 'kubectl config use-context study -n x'],
    other: [
      'kubectl config use-context Study',
      'kubectl config get-contexts study',
      'kubectl --context study config current-context',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl top pods -n shop --sort-by=memory',
      'kubectl top pod --sort-by memory -n shop',
      'kubectl top po --sort-by=memory --namespace shop',
      'kubectl -n shop top pods --sort-by=memory',
    ],
    other: [
      'kubectl top pods -n shop',
      'kubectl top nodes --sort-by=memory',
      'kubectl top pods -n shop --sort-by=cpu',
      'kubectl top pods -A --sort-by=memory',
      'kubectl top pods -n shop --sort-by=memory --containers',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl explain pod.spec.containers',
      'kubectl explain pods.spec.containers',
      'kubectl explain po.spec.containers',
      'kubectl explain pod.spec.containers --recursive=false',
    ],
    other: [
      'kubectl explain pod.spec',
      'kubectl explain deployment.spec.containers',
      'kubectl explain pod.spec.containers --recursive',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl describe pod web',
      'kubectl describe po/web',
      'kubectl describe pods web --show-events',
      'kubectl describe pod web --show-events=true -n default',
    ],
    other: [
      'kubectl get pod web -o yaml',
      'kubectl describe pods',
      'kubectl describe deploy web',
      'kubectl describe pod web --show-events=false',
      'kubectl describe pod web-1',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl create job once --from=cronjob/report',
      'kubectl create job once --from cj/report',
      'kubectl create job once --from=cronjobs.batch/report',
    ],
    other: [
      'kubectl create job once --image=report',
      'kubectl create job once --from=deploy/report',
      'kubectl create job twice --from=cronjob/report',
      'kubectl create cronjob once --image=report --schedule="* * * * *"',
    ],
  },
  {
    setting: kubectl,
    same: [
      "kubectl create cronjob report --image=busybox --schedule='*/5 * * * *' -- date",
      'kubectl create cj report --schedule="*/5 * * * *" --image busybox -- date',
    ],
    other: [
      "kubectl create cronjob report --image=busybox --schedule='5 * * * *' -- date",
      "kubectl create cronjob report --image=busybox --schedule='*/5 * * * *'",
      'kubectl create cronjob report --image=busybox --schedule=*/5 -- date',
    ],
  },
  {
    setting: kubectl,
    same: [
      'kubectl create quota q --hard=pods=10,requests.cpu=4',
      'kubectl create resourcequota q --hard requests.cpu=4000m,pods=10',
    ],
    other: ['kubectl create quota q --hard=pods=10', 'kubectl create quota q --hard=pods=10,limits.cpu=4'],
  },
  {
    setting: kubectl,
    same: [
      'kubectl get crd',
      'kubectl get customresourcedefinitions',
      'kubectl get crds -n x',
      'kubectl get customresourcedefinitions.apiextensions.k8s.io',
    ],
    other: ['kubectl api-resources', 'kubectl get cr'],
  },
  {
    setting: kubectl,
    same: [
      'kubectl get nodepools.karpenter.sh',
      'kubectl get NodePools.karpenter.sh',
      'kubectl get nodepools.karpenter.sh -n default',
    ],
    other: ['kubectl get nodeclaims.karpenter.sh', 'kubectl get nodepools'],
  },
  {
    setting: kubectl,
    same: [
      'kubectl create token api --duration=1h',
      'kubectl create token api --duration 60m',
      'kubectl create token api --duration=3600s -n default',
    ],
    other: [
      'kubectl create token api',
      'kubectl create token api --duration=10m',
      'kubectl create token web --duration=1h',
      'kubectl create serviceaccount api',
    ],
  },
  {
    setting: aws,
    same: [
      'aws eks update-kubeconfig --name study --region ap-northeast-1',
      'aws eks update-kubeconfig --region ap-northeast-1 --name study',
      'aws --region ap-northeast-1 eks update-kubeconfig --name study',
      'aws eks update-kubeconfig --name=study --region=ap-northeast-1',
      'aws eks update-kubeconfig --name \'study\' --region "ap-northeast-1"',
      'aws eks --region ap-northeast-1 update-kubeconfig --name study',
    ],
    other: [
      'aws eks update-kubeconfig --name study',
      'aws eks update-kubeconfig --name study --region us-east-1',
      'aws eks update-kubeconfig --name Study --region ap-northeast-1',
      'aws eks update-kubeconfig --name study --region ap-northeast-1 --alias study',
      'aws eks describe-cluster --name study --region ap-northeast-1',
      'aws eks update-kubeconfig --cluster study --region ap-northeast-1',
      'aws eks update-kubeconfig study --region ap-northeast-1',
      'eksctl utils write-kubeconfig --cluster study --region ap-northeast-1',
    ],
  },
  {
    setting: aws,
    same: [
      "aws eks describe-cluster --name study --query 'cluster.status' --output text",
      'aws eks describe-cluster --output text --query cluster.status --name study',
      'aws eks describe-cluster --name study --query "cluster . status" --output text',
      'aws eks describe-cluster --name study --query cluster.status --output text --no-cli-pager',
    ],
    other: [
      'aws eks describe-cluster --name study --query cluster.status',
      'aws eks describe-cluster --name study --query cluster.version --output text',
      'aws eks describe-cluster --name study --output text',
      'aws eks describe-cluster --name study --query cluster.status --output json',
    ],
  },
  {
    setting: aws,
    same: [
      'aws eks list-clusters',
      'aws eks list-clusters --output json',
      'aws eks list-clusters --no-cli-pager',
    ],
    other: [
      'aws eks list-clusters --output table',
      'aws eks list-nodegroups --cluster-name study',
      'aws eks list-clusters --max-items 1',
    ],
  },
  {
    setting: aws,
    same: [
      'aws eks update-cluster-config --name study --resources-vpc-config endpointPublicAccess=false,endpointPrivateAccess=true',
      'aws eks update-cluster-config --name study --resources-vpc-config endpointPrivateAccess=true,endpointPublicAccess=false',
      `aws eks update-cluster-config --name study --resources-vpc-config '{"endpointPublicAccess":false,"endpointPrivateAccess":true}'`,
      `aws eks update-cluster-config --resources-vpc-config '{"endpointPrivateAccess": true, "endpointPublicAccess": false}' --name study`,
    ],
    other: [
      'aws eks update-cluster-config --name study --resources-vpc-config endpointPublicAccess=true,endpointPrivateAccess=true',
      'aws eks update-cluster-config --name study --resources-vpc-config endpointPublicAccess=false',
      `aws eks update-cluster-config --name study --resources-vpc-config '{"endpointPublicAccess":false}'`,
      'aws eks update-cluster-config --name study --logging endpointPublicAccess=false,endpointPrivateAccess=true',
    ],
  },
  {
    setting: aws,
    same: [
      'aws eks create-pod-identity-association --cluster-name study --namespace shop --service-account s3-reader --role-arn arn:aws:iam::111122223333:role/reader',
      'aws eks create-pod-identity-association --role-arn arn:aws:iam::111122223333:role/reader --service-account s3-reader --namespace shop --cluster-name study',
    ],
    other: [
      'aws eks create-pod-identity-association --cluster-name study --namespace default --service-account s3-reader --role-arn arn:aws:iam::111122223333:role/reader',
      'aws eks create-pod-identity-association --cluster-name study --namespace shop --service-account s3-reader --role-arn arn:aws:iam::111122223333:role/Reader',
      'aws eks create-access-entry --cluster-name study --principal-arn arn:aws:iam::111122223333:role/reader',
      'aws eks create-pod-identity-association --cluster-name study --namespace shop --role-arn arn:aws:iam::111122223333:role/reader',
    ],
  },
  {
    setting: aws,
    same: [
      'aws ec2 describe-subnets --filters Name=vpc-id,Values=vpc-1 Name=tag:tier,Values=a,b',
      'aws ec2 describe-subnets --filters Name=tag:tier,Values=b,a Name=vpc-id,Values=vpc-1',
      `aws ec2 describe-subnets --filters '[{"Name":"vpc-id","Values":["vpc-1"]},{"Name":"tag:tier","Values":["a","b"]}]'`,
      "aws ec2 describe-subnets --filters 'Name=vpc-id,Values=[vpc-1]' 'Name=tag:tier,Values=[a,b]'",
    ],
    other: [
      'aws ec2 describe-subnets --filters Name=vpc-id,Values=vpc-2 Name=tag:tier,Values=a,b',
      'aws ec2 describe-subnets --filters Name=vpc-id,Values=vpc-1',
      'aws ec2 describe-subnets --subnet-ids subnet-1',
      'aws ec2 describe-subnets --filters Name=vpc-id,Values=vpc-1 Name=tag:tier,Values=a',
      'aws ec2 describe-vpcs --filters Name=vpc-id,Values=vpc-1 Name=tag:tier,Values=a,b',
    ],
  },
  {
    setting: aws,
    same: [
      'aws ec2 create-tags --resources subnet-1 subnet-2 --tags Key=kubernetes.io/role/elb,Value=1',
      'aws ec2 create-tags --tags Key=kubernetes.io/role/elb,Value=1 --resources subnet-2 subnet-1',
      `aws ec2 create-tags --resources subnet-1 subnet-2 --tags '[{"Key":"kubernetes.io/role/elb","Value":"1"}]'`,
      'aws ec2 create-tags --resources subnet-1 subnet-2 --tags Value=1,Key=kubernetes.io/role/elb',
    ],
    other: [
      'aws ec2 create-tags --resources subnet-1 --tags Key=kubernetes.io/role/elb,Value=1',
      'aws ec2 create-tags --resources subnet-1 subnet-2 --tags Key=kubernetes.io/role/internal-elb,Value=1',
      'aws ec2 create-tags --resources subnet-1 subnet-2 --tags Key=kubernetes.io/role/elb,Value=0',
      'aws ec2 delete-tags --resources subnet-1 subnet-2 --tags Key=kubernetes.io/role/elb,Value=1',
    ],
  },
  {
    setting: aws,
    same: [
      `aws iam create-role --role-name r --assume-role-policy-document '{"Version":"2012-10-17","Statement":[]}'`,
      `aws iam create-role --assume-role-policy-document '{ "Statement": [], "Version": "2012-10-17" }' --role-name r`,
    ],
    other: [
      `aws iam create-role --role-name r --assume-role-policy-document '{"Version":"2008-10-17","Statement":[]}'`,
      'aws iam create-role --role-name r --assume-role-policy-document file://trust.json',
      `aws iam create-role --role-name q --assume-role-policy-document '{"Version":"2012-10-17","Statement":[]}'`,
    ],
  },
  {
    setting: aws,
    same: [
      'aws iam create-role --role-name r --assume-role-policy-document file://trust.json',
      'aws iam create-role --assume-role-policy-document file://trust.json --role-name r',
      'aws iam create-role --role-name=r --assume-role-policy-document=file://trust.json',
    ],
    other: [
      'aws iam create-role --role-name r --assume-role-policy-document trust.json',
      'aws iam put-role-policy --role-name r --policy-document file://trust.json --policy-name p',
    ],
  },
  {
    setting: aws,
    same: [
      'aws ecr get-login-password --region ap-northeast-1',
      'aws --region ap-northeast-1 ecr get-login-password',
      'aws ecr --region=ap-northeast-1 get-login-password',
    ],
    other: [
      'aws ecr get-login --region ap-northeast-1',
      'aws ecr get-login-password',
      'aws ecr get-login-password --region ap-northeast-1 | docker login --password-stdin x',
      'aws ecr get-authorization-token --region ap-northeast-1',
    ],
  },
  {
    setting: aws,
    same: [
      'aws ecr create-repository --repository-name shop/web --image-scanning-configuration scanOnPush=true --image-tag-mutability IMMUTABLE',
      `aws ecr create-repository --image-tag-mutability IMMUTABLE --repository-name shop/web --image-scanning-configuration '{"scanOnPush":true}'`,
    ],
    other: [
      'aws ecr create-repository --repository-name shop/web',
      'aws ecr create-repository --repository-name shop/web --image-scanning-configuration scanOnPush=false --image-tag-mutability IMMUTABLE',
      'aws ecr create-repository --repository-name shop/web --image-scanning-configuration scanOnPush=true --image-tag-mutability MUTABLE',
      'aws ecr create-repository --repository-name web --image-scanning-configuration scanOnPush=true --image-tag-mutability IMMUTABLE',
    ],
  },
  {
    setting: aws,
    same: [
      'aws sts get-caller-identity',
      'aws sts get-caller-identity --output json',
      'aws sts get-caller-identity --no-cli-pager',
    ],
    other: [
      'aws iam get-user',
      'aws sts get-caller-identity --query Account',
      'aws sts get-session-token',
      'aws sts whoami',
      'aws sts get-caller-identity --profile x',
    ],
  },
  {
    setting: aws,
    same: [
      'aws s3 cp cover.png s3://shop-covers-111122223333/',
      'aws s3 cp cover.png s3://shop-covers-111122223333/ --no-cli-pager',
    ],
    other: [
      'aws s3 cp s3://shop-covers-111122223333/ cover.png',
      'aws s3 mv cover.png s3://shop-covers-111122223333/',
      'aws s3 cp cover.png s3://shop-covers-111122223333/ --dryrun',
      'aws s3 cp cover.png s3://shop-covers-111122223333/ --recursive',
    ],
  },
  {
    setting: aws,
    same: [
      'aws eks update-nodegroup-config --cluster-name study --nodegroup-name ng --scaling-config minSize=1,maxSize=4,desiredSize=2',
      'aws eks update-nodegroup-config --nodegroup-name ng --cluster-name study --scaling-config desiredSize=2,minSize=1,maxSize=4',
      `aws eks update-nodegroup-config --cluster-name study --nodegroup-name ng --scaling-config '{"minSize":1,"maxSize":4,"desiredSize":2}'`,
    ],
    other: [
      'aws eks update-nodegroup-config --cluster-name study --nodegroup-name ng --scaling-config minSize=1,maxSize=4',
      'aws eks update-nodegroup-version --cluster-name study --nodegroup-name ng',
      'aws eks update-nodegroup-config --cluster-name study --nodegroup-name ng --scaling-config minSize=1,maxSize=4,desiredSize=3',
    ],
  },
  {
    setting: eksctl,
    same: [
      'eksctl create cluster --name study --region ap-northeast-1 --nodes 3',
      'eksctl create cluster -n study -r ap-northeast-1 -N 3',
      'eksctl create cluster study --region=ap-northeast-1 --nodes=3',
      'eksctl create cluster --nodes=3 --name=study --region=ap-northeast-1 --managed',
      'eksctl create cluster --name study --region ap-northeast-1 --nodes 3 --managed=true',
    ],
    other: [
      'eksctl create cluster --name study --region ap-northeast-1',
      'eksctl create cluster --name study --region ap-northeast-1 --nodes 2',
      'eksctl create cluster --name study --region ap-northeast-1 --nodes-min 3',
      'eksctl create nodegroup --name study --region ap-northeast-1 --nodes 3',
      'eksctl create cluster --name study --region ap-northeast-1 --nodes 3 --managed=false',
      'eksctl create cluster --name study --region ap-northeast-1 --nodes 3 --fargate',
      'eksctl create cluster --nam study',
    ],
  },
  {
    setting: eksctl,
    same: [
      'eksctl get nodegroup --cluster study',
      'eksctl get ng --cluster study',
      'eksctl get nodegroups --cluster=study',
      'eksctl get nodegroup -c study',
    ],
    other: [
      'eksctl get cluster --name study',
      'eksctl get nodegroup --cluster other',
      'eksctl delete nodegroup --cluster study',
      'eksctl get nodegroup --cluster study -o json',
    ],
  },
  {
    setting: eksctl,
    same: [
      'eksctl create iamserviceaccount --cluster study --namespace shop --name s3-reader --attach-policy-arn arn:a,arn:b --approve',
      'eksctl create iamserviceaccount --name s3-reader --namespace shop --cluster study --attach-policy-arn arn:b --attach-policy-arn arn:a --approve=true',
    ],
    other: [
      'eksctl create iamserviceaccount --cluster study --namespace shop --name s3-reader --attach-policy-arn arn:a,arn:b',
      'eksctl create iamserviceaccount --cluster study --name s3-reader --attach-policy-arn arn:a,arn:b --approve',
      'eksctl create iamserviceaccount --cluster study --namespace shop --name s3-reader --attach-policy-arn arn:a --approve',
      'eksctl create podidentityassociation --cluster study --namespace shop --service-account-name s3-reader',
    ],
  },
  {
    setting: eksctl,
    same: [
      'eksctl utils associate-iam-oidc-provider --cluster study --approve',
      'eksctl utils associate-iam-oidc-provider --approve -c study',
    ],
    other: [
      'eksctl utils associate-iam-oidc-provider --cluster study',
      'eksctl associate identityprovider --cluster study',
      'eksctl utils associate-iam-oidc-provider --cluster other --approve',
    ],
  },
  {
    setting: eksctl,
    same: [
      'eksctl delete cluster --name study --wait',
      'eksctl delete cluster study -w',
      'eksctl delete cluster --wait=true -n study',
    ],
    other: [
      'eksctl delete cluster --name study',
      'eksctl delete nodegroup --name study --wait',
      'eksctl delete cluster --name study --wait --force',
      'eksctl delete cluster -f cluster.yaml --wait',
    ],
  },
  {
    setting: helm,
    same: [
      'helm install web ./chart -n shop --create-namespace',
      'helm install web ./chart/ --namespace shop --create-namespace',
      'helm -n shop install web ./chart --create-namespace=true',
      'helm install --create-namespace --namespace=shop web ./chart',
    ],
    other: [
      'helm install web ./chart --create-namespace',
      'helm install web ./chart -n shop',
      'helm upgrade web ./chart -n shop --create-namespace',
      'helm install api ./chart -n shop --create-namespace',
      'helm install ./chart web -n shop --create-namespace',
      'helm template web ./chart -n shop --create-namespace',
      'helm install web ./chart -n shop --create-namespace --wait',
    ],
  },
  {
    setting: helmShop,
    same: [
      'helm upgrade --install web ./chart --set replicas=2,image.tag=1.29',
      'helm upgrade -i web ./chart --set image.tag=1.29 --set replicas=2',
      'helm upgrade web ./chart -i -n shop --set replicas=2 --set image.tag=1.29',
      'helm upgrade web ./chart --install --set replicas=1 --set replicas=2,image.tag=1.29',
    ],
    other: [
      'helm upgrade web ./chart --set replicas=2,image.tag=1.29',
      'helm install web ./chart --set replicas=2,image.tag=1.29',
      'helm upgrade --install web ./chart --set replicas=2',
      'helm upgrade --install web ./chart --set-string replicas=2,image.tag=1.29',
      'helm upgrade --install web ./chart -n default --set replicas=2,image.tag=1.29',
      'helm upgrade --install web ./chart --set replicas=2,image.tag=1.28',
    ],
  },
  {
    setting: helm,
    same: [
      'helm list -A',
      'helm ls --all-namespaces',
      'helm list --all-namespaces=true',
      'helm ls -A --max=256',
    ],
    other: ['helm list', 'helm list -n kube-system', 'helm ls -A -o json', 'helm history web'],
  },
  {
    setting: helm,
    same: [
      'helm uninstall web -n shop',
      'helm delete web --namespace shop',
      'helm un web -n shop',
      'helm del -n shop web',
    ],
    other: [
      'helm uninstall web',
      'helm uninstall api -n shop',
      'helm uninstall web -n shop --keep-history',
      'helm rollback web -n shop',
    ],
  },
  {
    setting: helm,
    same: [
      'helm repo add eks https://aws.github.io/eks-charts',
      'helm repo add eks https://aws.github.io/eks-charts/',
      'helm repo add eks https://aws.github.io/eks-charts -n shop',
    ],
    other: [
      'helm repo add aws https://aws.github.io/eks-charts',
      'helm repo update eks',
      'helm repo add eks http://aws.github.io/eks-charts',
      'helm repo add https://aws.github.io/eks-charts eks',
    ],
  },
  {
    setting: helm,
    same: [
      'helm rollback web 2 -n shop --wait',
      'helm rollback web 2 --namespace=shop --wait',
      'helm -n shop rollback --wait web 2',
    ],
    other: [
      'helm rollback web -n shop --wait',
      'helm rollback web 1 -n shop --wait',
      'helm rollback web 2 -n shop',
    ],
  },
  {
    setting: helm,
    same: [
      'helm upgrade web ./chart -f base.yaml -f prod.yaml',
      'helm upgrade web ./chart --values base.yaml,prod.yaml',
      'helm upgrade -f base.yaml web ./chart --values=prod.yaml',
    ],
    other: [
      'helm upgrade web ./chart -f prod.yaml -f base.yaml',
      'helm upgrade web ./chart -f base.yaml',
      'helm upgrade web ./chart --set-file base.yaml -f prod.yaml',
    ],
  },
];
